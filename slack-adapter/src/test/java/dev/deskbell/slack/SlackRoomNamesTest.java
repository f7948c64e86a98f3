package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.strings;

import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class SlackRoomNamesTest {

  @Test
  void any_name_becomes_one_that_slack_takes() {
    qt().forAll(strings().allPossible().ofLengthBetween(0, 120), integers().between(1, 99))
        .checkAssert((wanted, number) ->
            assertThat(SlackRooms.name(wanted, number)).matches("[a-z0-9_][a-z0-9_-]{0,79}"));
  }

  @Test
  void the_name_stays_recognisable() {
    assertThat(SlackRooms.name("INC-42 Checkout is down!", 1)).isEqualTo("inc-42-checkout-is-down");
    assertThat(SlackRooms.name("INC-42", 2)).isEqualTo("inc-42-2");
    assertThat(SlackRooms.name("x".repeat(100), 3)).hasSize(80).endsWith("-3");
    assertThat(SlackRooms.name("🔥", 1)).isEqualTo("room");
  }
}
