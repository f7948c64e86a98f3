package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reply;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.Trouble;
import dev.deskbell.testing.SettableClock;
import dev.deskbell.testing.theatre.CoreTheatre;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
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

  @Test
  void a_slack_that_never_answers_is_waited_for_so_long_and_may_have_done_it() {
    try (var stage = SlackStage.overHttp(new ListeningDesk(), Clock.systemUTC());
        var threads = Executors.newVirtualThreadPerTaskExecutor();
        var web = new SlackWeb(stage.slack.api(), threads, new SlackWeb.Patience(SHORT, SHORT))) {
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
        assertThat(until.await(10, TimeUnit.SECONDS)).isTrue();
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
