package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.testing.FakePlatform.Behaviour;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Nobody knows whether it arrived: what is looked for, what is sent again, and what is not. */
class UnknownOutcomesTest extends Faults {
  @Test
  void an_answer_that_was_lost_is_found_and_the_card_edited_ever_after() {
    here.next(Behaviour.doneButUnknown());
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(desk.states()).containsExactly("UNKNOWN");
    desk.state.put("INC-1", "acknowledged");
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    pass(Pace.USUAL.doubt());
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is acknowledged");
    assertThat(here.effects()).hasExactlyElementsOfTypes(Outgoing.Post.class, Outgoing.Edit.class);
  }

  @Test
  void a_platform_that_throws_gave_an_unknown_answer() {
    here.next((_, deed) -> {
      deed.done();
      throw new IllegalStateException("connection reset");
    });
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(desk.states()).containsExactly("UNKNOWN");
    pass(Pace.USUAL.doubt());
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 1");
    assertThat(desk.states()).containsExactly("DONE");
  }

  @Test
  void where_nothing_can_be_looked_up_a_card_is_sent_again_once_and_marked() {
    there.next(Behaviour.doneButUnknown()).next(Behaviour.doneButUnknown());
    instance.tell(Telling.keep(card("INC-1"), THERE));
    instance.drain();
    pass(Pace.USUAL.doubt());
    pass(Pace.USUAL.doubt());
    pass(Duration.ofHours(1));
    assertThat(there.wordsIn("general")).hasSize(2);
    assertThat(desk.states().getFirst()).isEqualTo("DEAD");
    assertThat(marked()).isEqualTo(1);
  }

  private int marked() {
    return desk.db
        .sql("select count(*) from delivery where maybe_doubled")
        .query((row, _) -> row.getInt(1))
        .single();
  }

  @Test
  void where_nothing_can_be_looked_up_chatter_is_not_sent_again_and_administrators_see_it() {
    there.next(Behaviour.notDoneAndUnknown());
    instance.tell(Telling.once(note("INC-1", 1), THERE));
    instance.drain();
    pass(Pace.USUAL.doubt());
    assertThat(there.wordsIn("general")).isEmpty();
    assertThat(instance.get(Problems.class).open().getFirst().cause())
        .isEqualTo(Problems.Cause.OUTCOME_UNKNOWN);
  }

  @Test
  void where_nothing_can_be_looked_up_a_page_is_sent_again() {
    there.next(Behaviour.notDoneAndUnknown());
    instance.tell(Telling.once(note("INC-1", 1), THERE).urgently());
    instance.drain();
    pass(Pace.USUAL.doubt());
    assertThat(there.wordsIn("general")).containsExactly("INC-1 note 1");
  }

  private void saysNotNow(int times, Duration after) {
    for (var i = 0; i < times; i++) {
      here.nextLook(new Finding.NotNow(after, "too many questions"));
    }
  }

  @Test
  void a_platform_that_can_not_be_asked_now_is_asked_again_when_it_says_and_nothing_doubles() {
    here.next(Behaviour.doneButUnknown());
    saysNotNow(2, Duration.ofSeconds(20));
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    pass(Pace.USUAL.doubt());
    assertThat(here.looks()).isEqualTo(1);
    pass(Duration.ofSeconds(20).minusMillis(1));
    assertThat(here.looks()).as("not before it said").isEqualTo(1);
    pass(Duration.ofMillis(1));
    assertThat(desk.states()).containsExactly("UNKNOWN");
    pass(Duration.ofSeconds(20));
    assertThat(desk.states()).containsExactly("DONE");
    assertThat(here.wordsIn("general")).hasSize(1);
    assertThat(marked()).isZero();
  }

  @Test
  void while_a_platform_takes_no_questions_nobody_else_asks_it() {
    here.next(Behaviour.doneButUnknown()).next(Behaviour.doneButUnknown());
    saysNotNow(1, Duration.ofSeconds(20));
    instance.tell(
        Telling.once(note("INC-1", 1), room("a")), Telling.once(note("INC-2", 1), room("b")));
    instance.drain();
    pass(Pace.USUAL.doubt());
    assertThat(here.looks()).isEqualTo(1);
    pass(Duration.ofSeconds(20));
    assertThat(desk.states()).containsExactly("DONE", "DONE");
    assertThat(here.wordsIn("a")).hasSize(1);
    assertThat(here.wordsIn("b")).hasSize(1);
  }

  @Test
  void what_can_never_be_asked_is_decided_after_some_tries_by_what_is_worse() {
    here.next(Behaviour.notDoneAndUnknown()).next(Behaviour.notDoneAndUnknown());
    saysNotNow(2 * Pace.USUAL.looks(Telling.Urgency.USUAL), Duration.ZERO);
    instance.tell(
        Telling.keep(card("INC-1"), room("a")), Telling.once(note("INC-2", 1), room("b")));
    instance.drain();
    for (var i = 0; i < 20; i++) {
      pass(Duration.ofMinutes(2));
    }
    assertThat(here.looks()).isEqualTo(2 * Pace.USUAL.looks(Telling.Urgency.USUAL));
    assertThat(here.wordsIn("a")).as("a card had better not be lost").hasSize(1);
    assertThat(here.wordsIn("b")).as("chatter had better not repeat").isEmpty();
    assertThat(desk.states()).startsWith("DONE", "DEAD");
  }

  @Test
  void a_page_is_sent_again_rather_than_waiting_long_for_the_truth() {
    here.next(Behaviour.notDoneAndUnknown());
    saysNotNow(1, Duration.ofMinutes(1));
    instance.tell(Telling.once(note("INC-1", 1), ROOM).urgently());
    instance.drain();
    pass(Pace.USUAL.doubt());
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 1");
    assertThat(marked()).isEqualTo(1);
  }

  @Test
  void an_edit_whose_answer_was_lost_is_simply_repeated() {
    instance.tell(Telling.keep(card("INC-1"), THERE));
    instance.drain();
    desk.state.put("INC-1", "acknowledged");
    there.next(Behaviour.notDoneAndUnknown());
    instance.tell(Telling.keep(card("INC-1"), THERE));
    instance.drain();
    pass(Pace.USUAL.doubt());
    assertThat(there.wordsIn("general")).containsExactly("INC-1 is acknowledged");
    assertThat(marked()).isZero();
  }

  @Test
  void order_is_kept_while_an_outcome_is_unknown() {
    here.next(Behaviour.notDoneAndUnknown());
    instance.tell(
        Telling.once(note("INC-1", 1), ROOM),
        Telling.once(note("INC-1", 2), ROOM),
        Telling.once(note("INC-2", 1), ROOM));
    instance.drain();
    pass(Pace.USUAL.doubt());
    assertThat(here.wordsIn("general"))
        .containsExactly("INC-2 note 1", "INC-1 note 1", "INC-1 note 2");
  }
}
