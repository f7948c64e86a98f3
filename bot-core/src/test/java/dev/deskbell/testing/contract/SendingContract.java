package dev.deskbell.testing.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of what the desk sends when things go wrong. */
public interface SendingContract extends OnStage {

  Duration WAIT = Duration.ofSeconds(7);

  @Test
  default void a_lost_room_is_refused_and_not_tried_again() {
    var before = scene().posted("before");
    var attempts = scene().stage().loses(scene().room);

    assertThat(scene().platform().deliver(scene().post(scene().room, new Saying(Text.of("after")))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.PLACE_GONE));
    assertThat(attempts.getAsInt()).isLessThanOrEqualTo(1);
    assertThat(
            scene()
                .platform()
                .deliver(new Outgoing.Edit(scene().id(), before, Card.of("after", Tone.CALM))))
        .isInstanceOfSatisfying(
            Receipt.Refused.class,
            it -> assertThat(it.reason()).isEqualTo(Receipt.Reason.PLACE_GONE));
  }

  @Test
  default void a_rate_limit_says_when_to_come_back_and_for_what() {
    var limit = scene().stage().rateLimit().orSkip();
    assertThat(limit.scopes()).isNotEmpty();
    for (var scope : limit.scopes()) {
      var post = scene().post(scene().room, new Saying(Text.of("held back by " + scope)));
      limit.begins(scope, scene().room, WAIT);
      assertThat(scene().platform().deliver(post))
          .isInstanceOfSatisfying(
              Receipt.Later.class,
              it -> {
                assertThat(it.after()).isEqualTo(WAIT);
                assertThat(it.scope()).isEqualTo(scope);
              });
      limit.ends();
      assertThat(shown("held back by " + scope)).isEmpty();
      scene().delivered(post);
      assertThat(shown("held back by " + scope)).hasSize(1);
    }
  }

  @Test
  default void what_was_done_before_the_answer_was_lost_is_not_done_twice() {
    var losing = scene().stage().lostAnswers().orSkip();
    var post = scene().post(scene().room, Card.of("Page one", Tone.ALARM));
    losing.losesNextAnswer();

    settles(post);
    assertThat(shown("Page one")).hasSize(1);
  }

  @Test
  default void what_was_lost_on_its_way_is_done_after_all() {
    var losing = scene().stage().lostAnswers().orSkip();
    var post = scene().post(scene().room, Card.of("Page two", Tone.ALARM));
    losing.losesNextRequest();

    settles(post);
    assertThat(shown("Page two")).hasSize(1);
  }

  @Test
  default void an_edit_whose_answer_was_lost_can_be_repeated() {
    var losing = scene().stage().lostAnswers().orSkip();
    var posting = scene().posted(Card.of("Old", Tone.CALM));
    var edit = new Outgoing.Edit(scene().id(), posting, Card.of("New", Tone.CALM));
    losing.losesNextAnswer();

    assertThat(scene().platform().deliver(edit)).isInstanceOf(Receipt.Unknown.class);
    assertThat(scene().platform().deliver(edit)).isEqualTo(new Receipt.Delivered(posting));
    assertThat(shown("New")).hasSize(1);
    assertThat(shown("Old")).isEmpty();
  }

  /** Sends it as delivery does: what is unknown is found out before it is sent again. */
  private void settles(Outgoing.Post post) {
    var attempted = Instant.now();
    assertThat(scene().platform().deliver(post)).isInstanceOf(Receipt.Unknown.class);
    assertThat(scene().platform()).isInstanceOf(Reconciler.class);
    switch (((Reconciler) scene().platform()).find(post, attempted)) {
      case Finding.Done(var posting) -> scene().seenBy(scene().ana, posting);
      case Finding.Absent() -> scene().seenBy(scene().ana, scene().delivered(post));
      case Finding.NotNow(_, var why) -> throw new AssertionError("ask again: " + why);
      case Finding.Unclear(var why) -> throw new AssertionError("nobody can tell: " + why);
    }
  }

  private List<Seen> shown(String words) {
    return scene().ben.sees(scene().room).stream()
        .filter(it -> it.words().contains(words))
        .toList();
  }
}
