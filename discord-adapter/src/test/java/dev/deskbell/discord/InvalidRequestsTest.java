package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import dev.deskbell.discord.fake.RestTroubles.Scope;
import dev.deskbell.testing.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Discord shuts out an address that it has turned down ten thousand times in ten minutes. */
class InvalidRequestsTest {
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-22T12:00:00Z"));
  private final Bench bench = new Bench();
  private final Discord adapter = bench.instance(clock);
  private final AtomicInteger turnedDown = new AtomicInteger();

  @AfterEach
  void close() {
    bench.close();
  }

  private Receipt sends(String words) {
    return adapter.deliver(bench.post(bench.general, new Saying(Text.of(words))));
  }

  private int asked() {
    return bench.discord.requests(DiscordStage::isDeed).size();
  }

  /** What comes next is turned down in that way, one after the other. */
  private void turnsDown(Kind... ways) {
    for (var way = 0; way < ways.length; way++) {
      var turn = way;
      bench
          .discord
          .restTroubles()
          .every(
              it -> DiscordStage.isDeed(it) && turnedDown.get() % ways.length == turn, ways[way]);
    }
  }

  private void sendsUntilItHoldsBack(int most) {
    for (var sent = 0; sent < most; sent++) {
      var before = asked();
      sends("no. " + sent);
      if (asked() == before) {
        return;
      }
      turnedDown.incrementAndGet();
    }
  }

  @Test
  void long_before_discord_shuts_the_desk_out_it_asks_no_more_says_so_and_goes_on_afterwards() {
    turnsDown(
        new Kind.Refused(401, 0, "401: Unauthorized"),
        new Kind.Refused(403, 50013, "Missing Permissions"),
        new Kind.TooFast(Scope.USER, Duration.ofMillis(1)));
    sendsUntilItHoldsBack(2_000);
    assertThat(asked()).as("of ten thousand that Discord bears").isEqualTo(InvalidRequests.MOST);

    clock.advance(Duration.ofMinutes(4));
    assertThat(sends("held back"))
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it -> {
              assertThat(it.scope()).isEqualTo(Receipt.Scope.PLATFORM);
              assertThat(it.after()).isEqualTo(Duration.ofMinutes(6));
              assertThat(it.why()).contains("holds back before it is banned");
            });
    assertThat(asked()).isEqualTo(InvalidRequests.MOST);

    bench.discord.restTroubles().end();
    clock.advance(Duration.ofMinutes(6));
    assertThat(sends("goes on")).isInstanceOf(Receipt.Delivered.class);
  }

  @Test
  void what_discord_does_not_hold_against_the_desk_holds_nothing_back() {
    turnsDown(
        new Kind.Refused(404, 10003, "Unknown Channel"),
        new Kind.TooFast(Scope.SHARED, Duration.ofMillis(1)));
    sendsUntilItHoldsBack(InvalidRequests.MOST + 10);
    assertThat(asked()).isEqualTo(InvalidRequests.MOST + 10);
  }
}
