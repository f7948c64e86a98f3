package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ANA;
import static dev.deskbell.delivery.Desk.ANAS;
import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.FakePlatform.Behaviour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Of two instances one has a platform that the other has not: what goes there waits for the other
 * at no time, however often the other looks first. Time stands still here.
 */
class UnlikeInstancesTest {
  private final Desk desk = new Desk();
  private Instance has;
  private Instance hasNot;

  @BeforeEach
  void start() {
    desk.state.put("INC-1", "new");
    desk.state.put("INC-2", "new");
    has = desk.start();
    hasNot = lacking();
  }

  private Instance lacking(Class<?>... more) {
    return new Instance(
        desk.database,
        desk.clock,
        desk.people,
        List.of(desk.there),
        List.of(desk.drawer("card"), desk.drawer("note")),
        more);
  }

  @AfterEach
  void stop() {
    hasNot.close();
    desk.close();
  }

  private List<String> inAnasInbox() {
    return desk.here.wordsIn(FakePlatform.inboxOf(ANAS));
  }

  @Test
  void pages_that_the_wrong_instance_claimed_first_go_at_once() {
    for (var number = 1; number <= 3; number++) {
      has.tell(Telling.once(note("INC-1", number), ROOM).urgently());
      hasNot.drain();
      has.drain();
    }
    assertThat(desk.here.wordsIn("general"))
        .containsExactly("INC-1 note 1", "INC-1 note 2", "INC-1 note 3");
  }

  @Test
  void so_does_all_else() {
    has.tell(Telling.once(note("INC-1", 1), ROOM));
    hasNot.drain();
    has.tell(Telling.once(note("INC-2", 2), ROOM));
    hasNot.drain();
    has.drain();
    assertThat(desk.here.wordsIn("general")).containsExactly("INC-1 note 1", "INC-2 note 2");
  }

  @Test
  void so_does_what_is_for_a_person() {
    desk.people.with(ANA, ANAS);
    has.tell(Telling.once(note("INC-1", 1), DIRECT).urgently());
    has.tell(Telling.once(note("INC-1", 2), DIRECT));
    hasNot.drain();
    has.drain();
    assertThat(inAnasInbox()).containsExactly("INC-1 note 1", "INC-1 note 2");
  }

  @Test
  void what_is_no_page_does_not_overtake_a_page_that_only_the_wrong_instance_has_looked_at() {
    has.tell(Telling.once(note("INC-1", 1), ROOM));
    has.tell(Telling.once(note("INC-2", 2), ROOM).urgently());
    hasNot.drain();
    assertThat(has.work(new Lane(Written.lane(ROOM), Telling.Urgency.USUAL))).isFalse();
    has.drain();
    assertThat(desk.here.wordsIn("general")).containsExactly("INC-2 note 2", "INC-1 note 1");
  }

  @Test
  void an_outcome_that_the_wrong_instance_cant_look_up_is_looked_up_at_once() {
    desk.here.next(Behaviour.doneButUnknown());
    has.tell(Telling.once(note("INC-1", 1), ROOM).urgently());
    has.drain();
    desk.clock.advance(Pace.USUAL.doubt());
    hasNot.drain();
    has.drain();
    assertThat(desk.states()).containsExactly("DONE");
  }

  /** One account took it not, the other is on the platform that is missing. */
  @Test
  void what_can_go_to_a_person_from_here_waits_for_nothing_that_cant() {
    desk.people.with(ANA, Desk.ANAS_OTHER, ANAS);
    desk.there.next(Behaviour.answering(new Receipt.Refused(Reason.PERSON_UNREACHABLE, "not now")));
    hasNot.tell(Telling.once(note("INC-1", 1), DIRECT), Telling.once(note("INC-2", 2), DIRECT));
    hasNot.drain();
    assertThat(desk.there.wordsIn(FakePlatform.inboxOf(Desk.ANAS_OTHER)))
        .containsExactly("INC-2 note 2");
    has.drain();
    assertThat(inAnasInbox()).containsExactly("INC-1 note 1");
  }

  @Test
  void who_has_not_got_it_does_not_look_again_and_again() {
    has.tell(Telling.once(note("INC-1", 1), ROOM));
    hasNot.drain();
    assertThat(hasNot.withWork()).isEmpty();
    assertThat(has.withWork()).hasSize(1);
    desk.clock.advance(Pace.USUAL.disconnected());
    assertThat(hasNot.withWork()).hasSize(1);
  }

  @Test
  void with_both_at_work_every_page_goes_while_time_stands_still() {
    try (var other = lacking(Senders.class, Neighbours.class)) {
      var right = desk.start(Senders.class, Neighbours.class);
      for (var number = 0; number < 60; number++) {
        var telling = Telling.once(note("INC-1", number), room("c" + number % 6));
        (number % 2 == 0 ? other : right).tell(number % 3 == 0 ? telling : telling.urgently());
      }
      await().atMost(Duration.ofSeconds(60)).until(() -> desk.here.effects().size() == 60);
    }
  }
}
