package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who keeps to the budgets is never turned away by a Discord that counts over all routes. */
class PaceTest {
  private static final int A_SECOND = 50;
  private static final Duration TICK = Duration.ofMillis(10);

  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Bench bench = new Bench();
  private final Map<String, Bucket> buckets = new HashMap<>();

  /** What is left of a budget, and since when. */
  private record Bucket(double left, Instant at) {}

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void many_channels_at_once_stay_below_what_discord_takes_in_a_second() {
    var rooms = IntStream.range(0, 70).mapToObj(it -> bench.place("room-" + it)).toList();
    bench.discord.limits().global(A_SECOND, clock);
    for (var round = 0; round < 3; round++) {
      for (var room : rooms) {
        var post = bench.post(room, new Saying(Text.of("words")));
        var budgets = bench.adapter.of(post);
        assertThat(budgets).isNotEmpty();
        charge(budgets);
        assertThat(bench.adapter.deliver(post))
            .as(round + " in " + room)
            .isInstanceOf(Receipt.Delivered.class);
      }
    }
  }

  @Test
  void who_keeps_to_nothing_is_turned_away() {
    bench.discord.limits().global(A_SECOND, clock);
    var receipts =
        IntStream.rangeClosed(0, A_SECOND)
            .mapToObj(it -> bench.post(bench.place("room-" + it), new Saying(Text.of("words"))))
            .map(bench.adapter::deliver)
            .toList();
    assertThat(receipts.subList(0, A_SECOND)).hasOnlyElementsOfType(Receipt.Delivered.class);
    assertThat(receipts.getLast())
        .isInstanceOfSatisfying(
            Receipt.Later.class, it -> assertThat(it.scope()).isEqualTo(Receipt.Scope.PLATFORM));
  }

  /** As soon as every one of them has a token left. */
  private void charge(List<Budget> budgets) {
    while (budgets.stream().anyMatch(it -> left(it) < 1)) {
      clock.advance(TICK);
    }
    budgets.forEach(it -> buckets.put(it.scope(), new Bucket(left(it) - 1, clock.instant())));
  }

  private double left(Budget budget) {
    var bucket = buckets.get(budget.scope());
    if (bucket == null) {
      return budget.burst();
    }
    var seconds = Duration.between(bucket.at(), clock.instant()).toMillis() / 1000.0;
    return Math.min(budget.burst(), bucket.left() + seconds * budget.perSecond());
  }
}
