package dev.deskbell.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DurableAllowanceTest {

  private static final Duration DAY = Duration.ofDays(1);

  private final MockedTime time = new MockedTime();
  private final DurableAllowance allowance = new DurableAllowance(time.client());

  @Test
  void so_many_and_no_more_until_the_first_is_long_ago() {
    assertThat(allowance.spend("identify", 2, DAY)).isTrue();
    time.passes(Duration.ofHours(1));
    assertThat(allowance.spend("identify", 2, DAY)).isTrue();
    assertThat(allowance.spend("identify", 2, DAY)).isFalse();
    assertThat(allowance.spend("another", 2, DAY)).isTrue();
    time.passes(Duration.ofHours(23));
    assertThat(allowance.spend("identify", 2, DAY)).isTrue();
    assertThat(allowance.spend("identify", 2, DAY)).isFalse();
    assertThat(allowance.spend("none", 0, DAY)).isFalse();
  }

  @Test
  void it_outlives_the_instance() {
    allowance.spend("identify", 1, DAY);
    assertThat(new DurableAllowance(time.client()).spend("identify", 1, DAY)).isFalse();
  }

  @Test
  void no_window_ever_holds_more() {
    qt().withExamples(40)
        .forAll(integers().between(1, 4), lists().of(integers().between(0, 5)).ofSizeBetween(1, 30))
        .checkAssert(this::play);
  }

  private void play(int most, List<Integer> pauses) {
    time.passes(DAY);
    var now = 0;
    var spent = new ArrayList<Integer>();
    for (var pause : pauses) {
      time.passes(Duration.ofSeconds(pause));
      now += pause;
      var moment = now;
      var fits = spent.stream().filter(it -> it > moment - 10).count() < most;
      assertThat(allowance.spend("it", most, Duration.ofSeconds(10))).isEqualTo(fits);
      if (fits) {
        spent.add(now);
      }
    }
  }

  @Test
  void many_at_once_spend_no_more_than_there_is() throws Exception {
    var shared = new DurableAllowance(JdbcClient.create(TestDatabase.fresh()));
    try (var threads = Executors.newFixedThreadPool(8)) {
      var all =
          IntStream.range(0, 40)
              .mapToObj(_ -> threads.submit(() -> shared.spend("it", 15, DAY)))
              .toList();
      var spent = 0;
      for (var each : all) {
        spent += each.get() ? 1 : 0;
      }
      assertThat(spent).isEqualTo(15);
    }
  }
}
