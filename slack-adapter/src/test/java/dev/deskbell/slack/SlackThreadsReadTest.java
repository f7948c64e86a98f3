package dev.deskbell.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.History.Reading;
import dev.deskbell.chat.Place;
import dev.deskbell.slack.fake.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A thread that is read back from Slack, and what may keep it from being read. */
class SlackThreadsReadTest extends SlackTroubles {
  @Test
  void a_thread_is_read_with_what_was_edited_and_without_what_was_taken_back() {
    var began = clock.instant();
    var card = posted("card");
    deliver(post(card.thread(), "from the desk"));
    var kept = ana.says(card.thread(), "frist");
    var gone = ana.says(card.thread(), "a secret");
    ana.edits(kept, "first");
    ana.removes(gone);

    var read = read(card.thread(), began);
    assertThat(read.said())
        .singleElement()
        .satisfies(it -> assertThat(it.message().words()).isEqualTo("first"))
        .satisfies(it -> assertThat(it.editedAt()).isAfterOrEqualTo(it.at()));
    assertThat(read.standing()).contains(kept.message()).doesNotContain(gone.message());
    assertThat(read.upTo()).isNull();
  }

  @Test
  void a_long_thread_is_read_in_parts_and_what_was_read_before_a_limit_is_kept() {
    var began = clock.instant();
    var card = posted("card");
    for (var i = 0; i < 20; i++) {
      ana.says(card.thread(), "word " + i);
    }
    stage.slack.trouble().next("conversations.", new Trouble.Kind.Slow(Duration.ZERO));
    stage.slack.trouble().next("conversations.", new Trouble.Kind.TooFast("60"));
    var first = read(card.thread(), began);
    assertThat(first.said()).hasSizeBetween(10, 15);
    assertThat(first.upTo()).isEqualTo(first.said().getLast().at());
    var rest = read(card.thread(), Objects.requireNonNull(first.upTo()));
    assertThat(rest.said().getLast().message().words()).isEqualTo("word 19");
    assertThat(rest.upTo()).isNull();
  }

  private Reading.Read read(Place thread, Instant since) {
    var reading = stage.adapter.since(thread, since);
    assertThat(reading).isInstanceOf(Reading.Read.class);
    return (Reading.Read) reading;
  }

  @Test
  void a_thread_that_slack_does_not_show_now_is_told_from_one_that_it_never_shows() {
    var card = posted("card");
    var since = clock.instant();
    stage.slack.trouble().always("conversations.", new Trouble.Kind.TooFast("60"));
    assertThat(stage.adapter.since(card.thread(), since))
        .isInstanceOfSatisfying(
            Reading.NotNow.class, it -> assertThat(it.after()).isEqualTo(Duration.ofSeconds(60)));
    stage.slack.trouble().isOver();
    stage.slack.trouble().always("conversations.", new Trouble.Kind.Status(503));
    assertThat(stage.adapter.since(card.thread(), since)).isInstanceOf(Reading.NotNow.class);
    stage.slack.trouble().isOver();
    stage.slack.trouble().always("conversations.", new Trouble.Kind.Says("token_revoked"));
    assertThat(stage.adapter.since(card.thread(), since)).isInstanceOf(Reading.NotNow.class);
    stage.slack.trouble().isOver();
    stage.slack.trouble().always("conversations.", new Trouble.Kind.Says("thread_not_found"));
    assertThat(stage.adapter.since(card.thread(), since)).isInstanceOf(Reading.Never.class);
  }
}
