package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.slack.fake.Person;
import dev.deskbell.slack.fake.Trouble;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes wrong between the desk and Slack, and what the desk may make of it. */
class SlackTrapsTest extends SlackTroubles {
  private static final String POST = "chat.postMessage";

  @Test
  void a_connection_that_breaks_after_the_work_has_one_post_and_an_unknown_outcome() {
    assertThat(deliver(post(room, "first"))).isInstanceOf(Receipt.Delivered.class);
    stage.slack.trouble().next(POST, new Trouble.Kind.AnswerLost());

    assertThat(deliver(post(room, "second"))).isInstanceOf(Receipt.Unknown.class);
    assertThat(stage.slack.calls(POST)).hasSize(2);
    assertThat(ana.sees(room)).hasSize(2);
  }

  @Test
  void a_connection_that_breaks_before_the_work_has_one_post_too() {
    assertThat(deliver(post(room, "first"))).isInstanceOf(Receipt.Delivered.class);
    stage.slack.trouble().next(POST, new Trouble.Kind.RequestLost());

    assertThat(deliver(post(room, "second"))).isInstanceOf(Receipt.Unknown.class);
    assertThat(stage.slack.calls(POST)).hasSize(2);
    assertThat(ana.sees(room)).hasSize(1);
  }

  @Test
  void an_unknown_outcome_is_found_by_metadata_in_channels_threads_and_direct_messages() {
    var card = posted("card");
    isFound(post(room, "in the channel"));
    isFound(post(card.thread(), "in the thread"));
    isFound(new Outgoing.Direct(id(), ana.account(), new Saying(Text.of("a letter"))));
  }

  private void isFound(Outgoing lost) {
    var attempted = clock.instant();
    stage.slack.trouble().next(POST, new Trouble.Kind.AnswerLost());
    assertThat(deliver(lost)).isInstanceOf(Receipt.Unknown.class);
    clock.advance(Duration.ofSeconds(5));
    var asked = stage.slack.calls("conversations.").size();
    assertThat(stage.adapter.find(lost, attempted)).isInstanceOf(Finding.Done.class);
    assertThat(stage.slack.calls("conversations.").size() - asked).isLessThanOrEqualTo(2);
  }

  @Test
  void a_picture_that_settles_holds_its_own_message_and_not_its_room() {
    var curve = new FileContent("curve.png", "image/png", new byte[] {1, 2, 3});
    var picture = List.<Block>of(new Block.Picture("A falling curve", curve));
    var card = new Card("Checkout is down", Tone.ALARM, picture, List.of());
    stage.slack.trouble().next(POST, new Trouble.Kind.Says("invalid_blocks"));

    assertThat(deliver(new Outgoing.Post(id(), room, card, Set.of())))
        .isInstanceOfSatisfying(
            Receipt.Later.class, it -> assertThat(it.scope()).isEqualTo(Receipt.Scope.MESSAGE));
  }

  @Test
  void what_cant_be_read_back_is_not_called_absent() {
    var lost = post(room, "lost");
    stage.slack.trouble().next(POST, new Trouble.Kind.AnswerLost());
    assertThat(deliver(lost)).isInstanceOf(Receipt.Unknown.class);

    stage.slack.trouble().always("conversations.", new Trouble.Kind.Says("missing_scope"));
    assertThat(stage.adapter.find(lost, clock.instant())).isInstanceOf(Finding.Unclear.class);
    stage.slack.trouble().isOver();
    stage.slack.trouble().always("conversations.", new Trouble.Kind.Status(500));
    assertThat(stage.adapter.find(lost, clock.instant())).isInstanceOf(Finding.NotNow.class);
    stage.slack.trouble().isOver();
    stage.slack.trouble().always("conversations.", new Trouble.Kind.AnswerLost());
    assertThat(stage.adapter.find(lost, clock.instant())).isInstanceOf(Finding.NotNow.class);
    stage.slack.trouble().isOver();
    stage.slack.trouble().always("conversations.", new Trouble.Kind.TooFast("60"));
    assertThat(stage.adapter.find(lost, clock.instant()))
        .isInstanceOfSatisfying(
            Finding.NotNow.class, it -> assertThat(it.after()).isEqualTo(Duration.ofSeconds(60)));
  }

  @Test
  void what_was_not_read_to_its_end_is_not_called_absent() {
    var attempted = clock.instant();
    var lost = post(room, "never arrived");
    for (var i = 0; i < 151; i++) {
      ana.says(room, "chatter " + i);
    }
    assertThat(stage.adapter.find(lost, attempted)).isInstanceOf(Finding.Unclear.class);
    stage.slack.trouble().next("conversations.", new Trouble.Kind.Slow(Duration.ZERO));
    stage.slack.trouble().next("conversations.", new Trouble.Kind.TooFast("60"));
    assertThat(stage.adapter.find(lost, attempted)).isInstanceOf(Finding.NotNow.class);
  }

  @ParameterizedTest
  @CsvSource({
    "is_archived, PLACE_GONE",
    "channel_not_found, PLACE_GONE",
    "not_in_channel, NOT_ALLOWED",
    "missing_scope, NOT_ALLOWED",
    "token_revoked, INSTALLATION_LOST",
    "account_inactive, INSTALLATION_LOST",
    "invalid_auth, INSTALLATION_LOST",
    "user_disabled, PERSON_UNREACHABLE",
    "a_code_of_tomorrow, NOT_ACCEPTED"
  })
  void what_no_repetition_helps_is_refused_at_once(String error, Receipt.Reason reason) {
    stage.slack.trouble().always(POST, new Trouble.Kind.Says(error));

    assertThat(deliver(post(room, "x")))
        .isInstanceOfSatisfying(
            Receipt.Refused.class, it -> assertThat(it.reason()).isEqualTo(reason));
    assertThat(stage.slack.calls(POST)).hasSizeLessThanOrEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fatal_error", "internal_error", "request_timeout"})
  void what_slack_itself_does_not_know_is_unknown_or_later(String error) {
    stage.slack.trouble().next(POST, new Trouble.Kind.Says(error));

    assertThat(deliver(post(room, "x")))
        .isInstanceOfAny(Receipt.Unknown.class, Receipt.Later.class);
    assertThat(stage.slack.calls(POST)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void a_broken_answer_of_slack_is_unknown(int status) {
    stage.slack.trouble().next(POST, new Trouble.Kind.Status(status));

    assertThat(deliver(post(room, "x"))).isInstanceOf(Receipt.Unknown.class);
    assertThat(stage.slack.calls(POST)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{", "[]", "null", "{\"ok\":\"yes\"}"})
  void an_answer_that_is_nonsense_is_unknown(String body) {
    stage.slack.trouble().next(POST, new Trouble.Kind.Nonsense(body));

    assertThat(deliver(post(room, "x"))).isInstanceOf(Receipt.Unknown.class);
  }

  @ParameterizedTest
  @CsvSource({"7, 7", "0, 1", "-3, 1", "soon, 1", "86400, 86400"})
  void too_fast_waits_as_long_as_slack_says(String seconds, long atLeast) {
    stage.slack.trouble().next(POST, new Trouble.Kind.TooFast(seconds));

    assertThat(deliver(post(room, "x")))
        .isInstanceOfSatisfying(
            Receipt.Later.class,
            it -> {
              assertThat(it.after()).isGreaterThanOrEqualTo(Duration.ofSeconds(atLeast));
              assertThat(it.scope()).isEqualTo(Receipt.Scope.CHANNEL);
            });
  }

  @Test
  void one_method_that_is_too_fast_holds_back_itself_only() {
    var posting = posted("x");
    stage.slack.trouble().always("chat.update", new Trouble.Kind.TooFast("30"));

    assertThat(deliver(new Outgoing.Edit(id(), posting, new Saying(Text.of("y")))))
        .isInstanceOfSatisfying(
            Receipt.Later.class, it -> assertThat(it.scope()).isEqualTo(Receipt.Scope.METHOD));
    assertThat(deliver(post(room, "z"))).isInstanceOf(Receipt.Delivered.class);
  }

  @Test
  void an_answer_of_slack_that_takes_too_long_is_unknown_and_one_call() {
    try (var impatient = SlackStage.overImpatientHttp(new ListeningDesk(), clock)) {
      impatient.slack.trouble().next(POST, new Trouble.Kind.Slow(Duration.ofMinutes(1)));
      assertThat(impatient.adapter.deliver(post(impatient.room("general"), "x")))
          .isInstanceOf(Receipt.Unknown.class);
      await().until(() -> !impatient.slack.calls(POST).isEmpty());
      assertThat(impatient.slack.calls(POST)).hasSize(1);
    }
  }

  @Test
  void nothing_is_lost_while_slack_is_down() {
    stage.slack.goesDown();

    assertThat(deliver(post(room, "x")))
        .isInstanceOfSatisfying(
            Receipt.Later.class, it -> assertThat(it.scope()).isEqualTo(Receipt.Scope.PLATFORM));
  }

  @Test
  void a_real_archived_channel_and_a_deactivated_person_are_refused() {
    stage.team.archives(room.channel());
    stage.team.becomes("ana", Person.Kind.DEACTIVATED);

    assertThat(deliver(post(room, "x"))).isInstanceOf(Receipt.Refused.class);
    assertThat(deliver(new Outgoing.Direct(id(), ana.account(), Card.of("x", Tone.CALM))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.PERSON_UNREACHABLE));
  }

  @Test
  void a_card_that_somebody_deleted_is_gone() {
    var posting = posted("x");
    ana.removes(posting);

    assertThat(deliver(new Outgoing.Edit(id(), posting, new Saying(Text.of("y")))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.PLACE_GONE));
  }
}
