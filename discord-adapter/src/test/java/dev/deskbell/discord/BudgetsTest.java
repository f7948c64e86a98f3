package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class BudgetsTest {

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  @Test
  void too_many_requests_turned_down_hold_everything_back_until_they_are_forgotten() {
    var clock = new SettableClock(NOON);
    var invalid = new InvalidRequests(clock);
    for (var count = 0; count < InvalidRequests.MOST - 1; count++) {
      invalid.count(403);
    }
    invalid.count(404);
    assertThat(invalid.hold()).as("not found is no invalid request").isZero();
    invalid.count(401);
    assertThat(invalid.hold()).isEqualTo(InvalidRequests.WINDOW);

    clock.advance(InvalidRequests.WINDOW.minusSeconds(1));
    assertThat(invalid.hold()).isEqualTo(Duration.ofSeconds(1));
    clock.advance(Duration.ofSeconds(1));
    assertThat(invalid.hold()).isZero();
  }

  @Test
  void the_invite_link_asks_for_what_is_missing_in_an_empty_role_and_nothing_else() {
    var link = Rights.inviteLink("42");
    var asked = Long.parseLong(link.substring(link.lastIndexOf('=') + 1));
    assertThat(link).contains("client_id=42").contains("scope=bot+applications.commands");
    assertThat(Rights.missing(0)).hasSize(Long.bitCount(asked));
    assertThat(Rights.missing(asked)).isEmpty();
    assertThat(Rights.missing(1 << 3)).as("an administrator may do all").isEmpty();
    assertThat(asked & (1 << 3)).as("the desk never asks to be one").isZero();
  }

  @Test
  void a_snowflake_carries_its_moment() {
    assertThat(Snowflake.moment("175928847299117063")).isEqualTo("2016-04-30T11:18:25.796Z");
    assertThat(Snowflake.moment(Snowflake.of(NOON))).isEqualTo(NOON);
  }
}
