package dev.deskbell.installation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseLeaseTest {

  private static final Duration LENGTH = Duration.ofSeconds(10);

  private final MockedTime time = new MockedTime();
  private final DatabaseLease one = new DatabaseLease(time.client());
  private final DatabaseLease other = new DatabaseLease(time.client());

  @Test
  void who_holds_it_keeps_it_and_nobody_else_gets_it() {
    assertThat(one.hold("gateway", LENGTH)).isTrue();
    assertThat(other.hold("gateway", LENGTH)).isFalse();
    time.passes(LENGTH.minusMillis(1));
    assertThat(one.hold("gateway", LENGTH)).isTrue();
    time.passes(LENGTH.minusMillis(1));
    assertThat(other.hold("gateway", LENGTH)).isFalse();
    assertThat(other.hold("another", LENGTH)).isTrue();
  }

  @Test
  void once_it_has_ended_it_is_taken_over() {
    one.hold("gateway", LENGTH);
    time.passes(LENGTH);
    assertThat(other.hold("gateway", LENGTH)).isTrue();
    assertThat(one.hold("gateway", LENGTH)).isFalse();
  }

  @Test
  void who_lets_go_need_not_be_waited_for_and_lets_go_of_nobody_elses() {
    one.hold("gateway", LENGTH);
    other.release("gateway");
    assertThat(other.hold("gateway", LENGTH)).isFalse();
    one.release("gateway");
    assertThat(other.hold("gateway", LENGTH)).isTrue();
  }

  /** Each step is a number: who, and whether they hold, let go, or time passes. */
  @Test
  void there_are_never_two_holders() {
    var all = Stream.generate(() -> new DatabaseLease(time.client())).limit(4).toList();
    qt().withExamples(60)
        .forAll(lists().of(integers().between(0, 4 * 6 - 1)).ofSizeBetween(1, 40))
        .checkAssert(it -> play(all, it));
  }

  private void play(List<DatabaseLease> all, List<Integer> steps) {
    time.passes(LENGTH);
    var holder = -1;
    var left = 0;
    for (var step : steps) {
      var who = step % 4;
      switch (step / 4) {
        case 0, 1, 2 -> {
          var free = left <= 0 || holder == who;
          assertThat(all.get(who).hold("it", LENGTH)).isEqualTo(free);
          holder = free ? who : holder;
          left = free ? 10 : left;
        }
        case 3 -> {
          all.get(who).release("it");
          left = holder == who ? 0 : left;
        }
        default -> {
          time.passes(Duration.ofSeconds(3));
          left -= 3;
        }
      }
    }
  }

  @Test
  void of_many_who_reach_for_it_at_once_one_gets_it() throws Exception {
    var database = TestDatabase.fresh();
    for (var round = 0; round < 20; round++) {
      var name = "round " + round;
      var start = new CyclicBarrier(8);
      try (var threads = Executors.newFixedThreadPool(8)) {
        var got =
            IntStream.range(0, 8)
                .mapToObj(_ -> new DatabaseLease(JdbcClient.create(database)))
                .map(it ->
                    threads.submit(() -> {
                      start.await();
                      return it.hold(name, LENGTH);
                    }))
                .toList();
        var holders = 0;
        for (var each : got) {
          holders += each.get() ? 1 : 0;
        }
        assertThat(holders).isEqualTo(1);
      }
    }
  }
}
