package dev.deskbell.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashedPassesTest {

  private static final Duration VALID = Duration.ofMinutes(10);

  private final MockedTime time = new MockedTime();
  private final HashedPasses passes = new HashedPasses(time.client());

  @Test
  void it_admits_its_holder_once() {
    var pass = passes.issue("install", "cookie", VALID);
    assertThat(pass).matches("[A-Za-z0-9_-]{43}");
    assertThat(passes.redeem("install", pass, "another")).isFalse();
    assertThat(passes.redeem("link", pass, "cookie")).isFalse();
    assertThat(passes.redeem("install", pass + "x", "cookie")).isFalse();
    assertThat(passes.redeem("install", pass, "cookie")).isTrue();
    assertThat(passes.redeem("install", pass, "cookie")).isFalse();
  }

  @Test
  void it_ends_and_is_forgotten() {
    var pass = passes.issue("install", "cookie", VALID);
    time.passes(VALID);
    assertThat(passes.redeem("install", pass, "cookie")).isFalse();
    passes.issue("install", "cookie", VALID);
    assertThat(count("select count(*) from pass")).isEqualTo(1);
  }

  @Test
  void who_reads_the_database_can_redeem_nothing() {
    var pass = passes.issue("install", "my cookie", VALID);
    assertThat(time.client().sql("select pass::text from pass").query(String.class).single())
        .doesNotContain(pass)
        .doesNotContain("my cookie");
  }

  @Test
  void of_many_at_once_one_is_admitted() throws Exception {
    var pass = passes.issue("install", "cookie", VALID);
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          IntStream.range(0, 8)
              .mapToObj(_ -> threads.submit(() -> passes.redeem("install", pass, "cookie")))
              .toList();
      var admitted = 0;
      for (var each : all) {
        admitted += each.get() ? 1 : 0;
      }
      assertThat(admitted).isEqualTo(1);
    }
  }

  private int count(String sql) {
    return time.client().sql(sql).query((row, _) -> row.getInt(1)).single();
  }
}
