package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.Trouble;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.theatre.CoreTheatre;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Slack that never answers, and a desk that answers too late. */
class SlackLateTest {
  private static final Duration SHORT = Duration.ofMillis(400);
  private static final Duration ENOUGH = Duration.ofSeconds(2);

  @Test
  void a_slack_that_never_answers_is_waited_for_so_long_and_may_have_done_it() {
    try (var stage = SlackStage.overHttp(new ListeningDesk(), Clock.systemUTC());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var web = new SlackWeb(stage.slack.api(), threads, new SlackWeb.Patience(ENOUGH, ENOUGH))) {
      stage.slack.trouble().always("chat.", new Trouble.Kind.Silent());
      assertThatThrownBy(() -> web.call("xoxb-1", "chat.postMessage", Map.of()))
          .isInstanceOfSatisfying(
              IOException.class,
              it ->
                  assertThat(SlackErrors.receipt("chat.postMessage", it))
                      .isInstanceOf(Receipt.Unknown.class));
      assertThat(stage.slack.calls("chat.")).hasSize(1);
      stage.slack.trouble().isOver();
    }
  }

  @Test
  void people_are_heard_and_answered_while_slack_answers_nobody() {
    var desk = new ListeningDesk();
    try (var stage = SlackStage.overHttp(desk, Clock.systemUTC())) {
      var room = stage.room("general");
      stage.slack.trouble().always("", new Trouble.Kind.Silent());
      var post = new Outgoing.Post("late", room, new Saying(Text.of("hello")), Set.of());
      var sent = CompletableFuture.supplyAsync(() -> stage.adapter.deliver(post));
      await().until(() -> !stage.slack.calls("chat.").isEmpty());

      desk.answers(new Reply.Whisper(Card.of("Understood", Tone.QUIET)));
      var ana = stage.player("ana", ZoneId.of("UTC"));
      ana.types(room, "kit try");
      assertThat(ana.whispers().getLast().words()).contains("Understood");
      assertThat(sent).isNotDone();
      stage.slack.trouble().isOver();
      assertThat(sent.join()).isInstanceOf(Receipt.Unknown.class);
    }
  }

  @Test
  void nothing_that_people_do_waits_for_slack() {
    var desk = new ListeningDesk();
    try (var stage = SlackStage.overHttp(desk, Clock.systemUTC())) {
      var ana = stage.player("ana", ZoneId.of("UTC"));
      var card = Card.of("A card", Tone.CALM).with(Action.button("Go", Call.to("kit.go")));
      var posting = posted(stage, card);
      desk.answers(new Reply.Ask(WHICH));
      ana.types(stage.room("general"), "kit try");
      await().pollInterval(Duration.ofMillis(10)).until(() -> ana.form().isPresent());
      desk.answers(it -> it instanceof Incoming.Lookup ? new Reply.Offer(FITTING) : SILENCE);
      stage.slack.trouble().always("", new Trouble.Kind.Silent());
      var before = stage.slack.calls("").size();

      assertThat(ana.suggested("Which?", "la")).containsExactly("Laptop");
      ana.submits(Map.of("Which?", new Entry.Chosen(List.of("Laptop"))));
      assertThat(ana.form()).as("taken, and closed").isEmpty();
      ana.presses(ana.sees(stage.room("general")).getFirst(), "Go");
      ana.usesShortcut(posting, "kit.try");
      ana.reacts(posting, "eyes", true);
      ana.says(posting.thread(), "said below");
      ana.opensHome();

      assertThat(desk.heard)
          .extracting(it -> it.getClass().getSimpleName())
          .containsExactly(
              "Command",
              "Lookup",
              "Submission",
              "Press",
              "Shortcut",
              "Reaction",
              "Said",
              "HomeOpened");
      assertThat(ana.whispers()).as("Slack says it when it waited in vain").isEmpty();
      assertThat(stage.slack.calls("")).hasSize(before);
      stage.slack.trouble().isOver();
    }
  }

  private static final Reply SILENCE = new Reply.Silence();
  private static final List<Choice> FITTING = List.of(new Choice("laptop", "Laptop"));
  private static final Form WHICH =
      new Form(
          "Choose",
          Call.to("kit.which"),
          "Send",
          List.of(
              new Field.Pick(
                  new Field.Ask("which", "Which?", "", true), List.of(), List.of(), 1, true)));

  private static Posting posted(SlackStage stage, Card card) {
    var post = new Outgoing.Post("stands", stage.room("general"), card, Set.of());
    var receipt = (Receipt.Delivered) stage.adapter.deliver(post);
    return Objects.requireNonNull(receipt.posting());
  }

  @Test
  void an_answer_that_comes_after_slack_stopped_waiting_finds_another_way() {
    var clock = SettableClock.tuesdayMorning();
    var desk = new ListeningDesk();
    try (var stage = SlackStage.overHttp(desk, clock)) {
      var ana = stage.player("ana", ZoneId.of("UTC"));
      desk.answers(_ -> {
        clock.advance(Duration.ofSeconds(4));
        return new Reply.Whisper(Card.of("Done", Tone.QUIET));
      });
      var answer = ana.commands(stage.room("general"), "/desk", "kit try");
      assertThat(answer.body()).isEmpty();
      await().until(() -> !ana.whispers().isEmpty());
      assertThat(ana.whispers()).hasSize(1);
      assertThat(stage.slack.calls("response_url")).hasSize(1);
    }
  }

  /** The last of the ways is a direct message, in which Slack unfolds no link either. */
  @Test
  void a_late_answer_that_nothing_else_takes_is_a_direct_message() {
    var clock = SettableClock.tuesdayMorning();
    var desk = new ListeningDesk();
    try (var stage = SlackStage.overHttp(desk, clock)) {
      var ana = stage.player("ana", ZoneId.of("UTC"));
      desk.answers(_ -> {
        clock.advance(Duration.ofMinutes(31));
        return new Reply.Whisper(Card.of("Done", Tone.QUIET));
      });
      stage
          .slack
          .trouble()
          .always("chat.postEphemeral", new Trouble.Kind.Says("channel_not_found"));
      ana.commands(stage.room("general"), "/desk", "kit try");
      await().until(() -> !ana.letters().isEmpty());
      stage.slack.trouble().isOver();
    }
  }

  /** The event is acknowledged after the time that Slack waits, so that Slack tells it again. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void what_is_acknowledged_too_late_is_told_again_and_done_once(boolean alreadyDone) {
    var late = new CountDownLatch(1);
    try (var theatre =
        new CoreTheatre(
            SlackTranscriptsTest.organisation(),
            (desk, clock) -> SlackStage.overHttp(new Late(desk, late, alreadyDone), clock))) {
      var stage = (SlackStage) theatre.stage();
      stage.slack.tellsAndWaits(stage.hears(), SHORT);
      var ana = stage.player("ana", ZoneId.of("Europe/Berlin"));
      var room = stage.room("general");
      ana.mentions(room, "incident declare The shop is down impact:high urgency:high");
      late.countDown();
      await()
          .until(() -> {
            stage.slack.deliveries().tellsAgain();
            theatre.settles();
            return !ana.letters().isEmpty();
          });
      stage.slack.deliveries().tellsAgain();
      theatre.settles();

      // Two at a time may cost a number, and make one ticket.
      assertThat(ana.letters()).filteredOn(it -> it.words().contains("The shop")).hasSize(1);
    }
  }

  /** The first thing it hears is acknowledged only when the test says so. */
  private record Late(Conversation desk, CountDownLatch until, boolean alreadyDone)
      implements Conversation {
    @Override
    public Reply receive(Incoming incoming) {
      if (until.getCount() == 0) {
        return desk.receive(incoming);
      }
      if (!alreadyDone) {
        isOver();
        return desk.receive(incoming);
      }
      var reply = desk.receive(incoming);
      isOver();
      return reply;
    }

    private void isOver() {
      try {
        assertThat(until.await(1, TimeUnit.MINUTES)).isTrue();
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public List<Phrase> phrases() {
      return desk.phrases();
    }
  }
}
