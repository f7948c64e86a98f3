package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Content;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.testing.SettableClock;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who keeps to the budgets is never turned away by a Slack that counts. */
class SlackPaceTest {
  private static final Content WORDS = new Saying(Text.of("hello"));

  private final SettableClock clock = SettableClock.tuesdayMorning();
  private final SlackStage stage = SlackStage.overHttp(new ListeningDesk(), clock);
  private final Place room = stage.room("general");
  private final Map<String, Double> left = new HashMap<>();
  private SlackPlayer ana;
  private Posting card;
  private int count;

  @BeforeEach
  void stands() {
    ana = stage.player("ana", ZoneId.of("UTC"));
    stage.team.group("S0ONCALL", "ana");
    var receipt = stage.adapter.deliver(new Outgoing.Post(id(), room, WORDS, Set.of()));
    card = Objects.requireNonNull(((Receipt.Delivered) receipt).posting());
    clock.advance(Duration.ofMinutes(2));
    stage.slack.keepsItsPace();
  }

  @AfterEach
  void closes() {
    stage.close();
  }

  @Test
  void messages_to_a_channel() {
    isKept(60, () -> new Outgoing.Post(id(), room, WORDS, Set.of()));
  }

  @Test
  void letters() {
    isKept(60, () -> new Outgoing.Direct(id(), ana.account(), WORDS));
  }

  @Test
  void edits() {
    isKept(150, () -> new Outgoing.Edit(id(), card, WORDS));
  }

  @Test
  void removals() {
    isKept(150, () -> new Outgoing.Remove(id(), card));
  }

  @Test
  void topics_and_what_rooms_are_furnished_with() {
    isKept(60, () -> new Outgoing.Topic(id(), room, "today"));
    isKept(60, () -> new Outgoing.Pin(id(), card));
    isKept(
        60, () -> new Outgoing.Bookmark(id(), room, "Timeline", URI.create("https://x.example")));
    isKept(120, () -> new Outgoing.Invite(id(), room, List.of(ana.account())));
  }

  @Test
  void rooms() {
    isKept(60, () -> new Outgoing.MakeRoom(id(), SlackStage.TEAM, id(), "topic", true, null));
  }

  @Test
  void groups() {
    isKept(
        60, () -> new Outgoing.Follow(id(), SlackStage.TEAM, "S0ONCALL", List.of(ana.account())));
  }

  @Test
  void pages() {
    var page = Card.of("Your desk", Tone.CALM);
    isKept(250, () -> new Outgoing.Page(id(), ana.account(), page));
  }

  @Test
  void files() {
    var file = new FileContent("a.txt", "text/plain", new byte[] {1});
    isKept(250, () -> new Outgoing.Upload(id(), room, Text.of("see"), file));
  }

  /** As fast as the budgets allow, on the clock that Slack counts by. */
  private void isKept(int times, java.util.function.Supplier<Outgoing> next) {
    for (var i = 0; i < times; i++) {
      var outgoing = next.get();
      var budgets = stage.adapter.of(outgoing);
      assertThat(budgets).isNotEmpty();
      budgets.forEach(this::charged);
      assertThat(stage.adapter.deliver(outgoing))
          .as(i + ": " + outgoing)
          .isNotInstanceOf(Receipt.Later.class);
    }
  }

  /** Waits for one token of the bucket, and takes it. */
  private void charged(Budget budget) {
    var has = left.getOrDefault(budget.scope(), budget.burst());
    while (has < 1) {
      clock.advance(Duration.ofMillis(200));
      left.replaceAll((scope, tokens) -> tokens + 0.2 * rate(scope, budget));
      has = Math.min(budget.burst(), left.getOrDefault(budget.scope(), 1.0));
    }
    rates.put(budget.scope(), budget);
    left.put(budget.scope(), has - 1);
  }

  private final Map<String, Budget> rates = new HashMap<>();

  private double rate(String scope, Budget otherwise) {
    return rates.getOrDefault(scope, otherwise).perSecond();
  }

  private String id() {
    return "limit" + ++count;
  }
}
