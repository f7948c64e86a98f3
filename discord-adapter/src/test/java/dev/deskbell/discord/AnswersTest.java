package dev.deskbell.discord;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Tone;
import dev.deskbell.discord.fake.Request;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Seen;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers to interactions: in time, lost. */
class AnswersTest {
  private final Bench bench = new Bench();

  @BeforeEach
  void hears() {
    bench.hears();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  private void types(String words) {
    bench.ana.commands(bench.general.channel(), words);
  }

  private List<String> whispers() {
    return bench.player(bench.ana).whispers().stream().map(Seen::words).toList();
  }

  private static Reply whisper(String title) {
    return new Reply.Whisper(Card.of(title, Tone.CALM));
  }

  private static Form form(String title) {
    var ask = new Field.Ask("summary", "What is wrong?", "", true);
    return new Form(title, Call.to("kit.form"), "Send", List.of(new Field.Line(ask, "", 200)));
  }

  private static boolean isFirstAnswer(Request it) {
    return it.path().endsWith("/callback");
  }

  @Test
  void a_form_that_follows_a_form_is_continued_by_a_button() {
    bench.desk.answers(it ->
        it instanceof Incoming.Command
            ? new Reply.Ask(form("Laptop"))
            : it instanceof Incoming.Submission submission
                    && submission.call().equals(Call.to("kit.form"))
                ? new Reply.Ask(
                    new Form("Monitor", Call.to("kit.more"), "Send", form("x").fields()))
                : new Reply.Silence());
    types("kit try");
    var player = bench.player(bench.ana);
    player.submits(Map.of("What is wrong?", Entry.typed("one")));

    assertThat(player.form())
        .isPresent()
        .get()
        .satisfies(it -> assertThat(it.title()).isEqualTo("Monitor"));
    player.submits(Map.of("What is wrong?", Entry.typed("two")));
    assertThat(bench.desk.hears(Incoming.Submission.class, 2).getLast().call())
        .isEqualTo(Call.to("kit.more"));
  }

  @Test
  void an_answer_lost_on_its_way_is_said_once_more() {
    bench.desk.answers(whisper("Here"));
    bench.discord.restTroubles().next(AnswersTest::isFirstAnswer, new Kind.CutBefore());
    types("kit try");

    assertThat(whispers()).containsExactly("Here");
  }

  @Test
  void an_answer_whose_receipt_was_lost_is_seen_once() {
    bench.desk.answers(whisper("Here"));
    bench.discord.restTroubles().next(AnswersTest::isFirstAnswer, new Kind.CutAfter());
    types("kit try");
    Waiting.until(() -> bench.discord.requests(AnswersTest::isFirstAnswer).size() == 2);

    assertThat(whispers()).containsExactly("Here");
    assertThat(bench.player(bench.ana).letters()).isEmpty();
  }

  @Test
  void a_desk_that_breaks_says_so() {
    bench.desk.answers(_ -> {
      throw new IllegalStateException("a bug");
    });
    types("kit try");

    assertThat(bench.ana.failures()).isZero();
    assertThat(whispers()).singleElement().asString().contains("did not work", "try again");
  }

  @Test
  void an_interaction_that_discord_loses_is_told_to_its_person_by_discord() {
    bench.discord.gatewayTroubles().losesInteractions(true);
    bench.discord.waits(Duration.ofSeconds(1));
    types("kit try");

    assertThat(bench.ana.failures()).isEqualTo(1);
    assertThat(bench.desk.heard(Incoming.Command.class)).isEmpty();
    bench.discord.gatewayTroubles().losesInteractions(false);
    bench.discord.waits(DiscordStage.ALIVE);
    bench.desk.answers(whisper("Back"));
    types("kit try");
    assertThat(whispers()).containsExactly("Back");
  }

  @Test
  void who_takes_no_direct_messages_is_told_where_they_asked() {
    bench.ana.closesDirectMessages();
    bench.desk.answers(whisper("A secret"));
    bench.ana.says(bench.general.channel(), "<@" + bench.discord.bot() + "> help");

    Waiting.until(() -> bench.player(bench.ana).notifications().size() == 1);
    assertThat(bench.player(bench.ben).sees(bench.general))
        .extracting(Seen::words)
        .noneMatch(it -> it.contains("A secret"));
    assertThat(bench.player(bench.ben).notifications()).isEmpty();
  }

  @Test
  void a_press_answered_with_silence_changes_nothing_and_does_not_fail() {
    var card =
        Card.of("A card", Tone.CALM).with(dev.deskbell.chat.Action.main("Go", Call.to("kit.try")));
    var posting = Bench.posting(bench.adapter.deliver(bench.post(bench.general, card)));
    var player = bench.player(bench.ana);
    player.presses(player.sees(bench.general).getFirst(), "Go");

    assertThat(bench.ana.failures()).isZero();
    assertThat(bench.desk.hears(Incoming.Press.class, 1).getFirst().posting()).isEqualTo(posting);
    assertThat(player.sees(bench.general)).hasSize(1);
    assertThat(player.whispers()).isEmpty();
  }
}
