package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import dev.deskbell.discord.fake.RestTroubles.Scope;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What Discord takes no more of for now: it is waited for and not run into. */
class TooFastTest {
  private final Bench bench = new Bench();

  @AfterEach
  void close() {
    bench.close();
  }

  private static Saying saying(String words) {
    return new Saying(Text.of(words));
  }

  @Test
  void a_limit_on_everything_says_so_and_how_long() {
    var limit = new Kind.TooFast(Scope.GLOBAL, Duration.ofSeconds(4));
    bench.discord.restTroubles().next(DiscordStage::isDeed, limit);

    assertThat(bench.adapter.deliver(bench.post(bench.general, saying("hello"))))
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it -> {
              assertThat(it.scope()).isEqualTo(Receipt.Scope.PLATFORM);
              assertThat(it.after()).isEqualTo(Duration.ofSeconds(4));
            });
    assertThat(bench.writtenIn(bench.general.channel())).hasSize(1);
  }

  @Test
  void a_wall_before_discord_holds_everything_back_as_long_as_it_says() {
    bench.discord.restTroubles().next(DiscordStage::isDeed, new Kind.Banned());

    assertThat(bench.adapter.deliver(bench.post(bench.general, saying("hello"))))
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it -> {
              assertThat(it.scope()).isEqualTo(Receipt.Scope.PLATFORM);
              assertThat(it.after()).isGreaterThanOrEqualTo(Duration.ofHours(1));
            });
  }

  @Test
  void an_empty_bucket_is_waited_for_and_not_run_into() {
    bench.discord.limits().perRoute(3, Duration.ofSeconds(30));
    var receipts =
        List.of(1, 2, 3, 4, 5).stream()
            .map(it -> bench.adapter.deliver(bench.post(bench.general, saying("no. " + it))))
            .toList();

    assertThat(receipts.subList(0, 3)).allMatch(Receipt.Delivered.class::isInstance);
    assertThat(receipts.subList(3, 5)).allMatch(Receipt.Later.class::isInstance);
    assertThat(bench.writtenIn(bench.general.channel())).hasSize(3);
  }

  @Test
  void what_discord_said_is_spent_is_known_before_it_is_tried() {
    bench.discord.limits().perRoute(2, Duration.ofSeconds(30));
    var other = bench.place("other");
    assertThat(bench.adapter.before(bench.post(bench.general, saying("one")))).isZero();
    var posting = bench.posted(bench.general, "one");
    bench.posted(bench.general, "two");
    assertThat(bench.adapter.before(bench.post(bench.general, saying("three"))))
        .isBetween(Duration.ofSeconds(20), Duration.ofSeconds(31));
    assertThat(bench.adapter.before(bench.post(other, saying("three")))).isZero();
    var edit = new Outgoing.Edit(bench.id(), posting, saying("anew"));
    assertThat(bench.adapter.before(edit)).as("edits are counted by themselves").isZero();
    bench.adapter.deliver(edit);
    bench.adapter.deliver(edit);
    assertThat(bench.adapter.before(edit)).isPositive();
  }

  @Test
  void what_is_spent_in_direct_messages_is_known_when_they_were_opened() {
    bench.discord.limits().perRoute(2, Duration.ofSeconds(30));
    var direct = new Outgoing.Direct(bench.id(), bench.account(bench.ana), saying("psst"));
    assertThat(bench.adapter.before(direct)).isZero();
    bench.adapter.deliver(direct);
    bench.adapter.deliver(direct);
    assertThat(bench.adapter.before(direct)).isPositive();
  }
}
