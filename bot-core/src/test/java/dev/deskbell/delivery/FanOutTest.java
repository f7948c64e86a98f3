package dev.deskbell.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Limits.Budget;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How near the senders come to the shortest schedule there is, without being turned away. */
class FanOutTest {
  private static final Duration CALL = Duration.ofMillis(80);
  private static final int CHANNELS = 12;
  private static final int EACH = 10;

  /** A message a second in each channel, three at once. */
  private static final List<Budget> CHANNEL = List.of(new Budget("", 1, 3));

  private final FanOut fan = new FanOut(CALL, Duration.ofMillis(100), Duration.ofMillis(5));

  @AfterEach
  void close() {
    fan.close();
  }

  @Test
  void many_channels_end_together_as_early_as_their_limits_let_them() {
    var known = List.of(new Budget("", 1, 2.85));
    var outcome = fan.of(CHANNELS, EACH, known, CHANNEL);
    var shortest = (EACH - 3) + 0.08;
    assertThat(outcome.turnedAway()).isZero();
    assertThat(shortest / outcome.seconds()).isGreaterThan(0.96);
  }

  @Test
  void what_all_share_is_used_up_to_the_end() {
    var shared = new Budget("all", 20, 20);
    var outcome =
        fan.of(
            CHANNELS,
            EACH,
            List.of(new Budget("", 1, 2.85), new Budget("all", 20, 18)),
            List.of(new Budget("", 1, 3), shared));
    var shortest = Math.max(EACH - 3, (CHANNELS * EACH - 20) / 20.0) + 0.08;
    assertThat(outcome.turnedAway()).isZero();
    assertThat(shortest / outcome.seconds()).isGreaterThan(0.94);
  }

  @Test
  void who_leaves_no_room_for_calls_that_take_unequally_long_is_turned_away() {
    assertThat(fan.of(CHANNELS, EACH, CHANNEL, CHANNEL).turnedAway()).isPositive();
  }
}
