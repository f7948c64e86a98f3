package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.FakePlatform;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of two instances one has a platform that the other has not. */
class UnlikeInstancesTest {
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  private final Desk desk = new Desk();
  private Instance has;
  private Instance hasNot;

  @BeforeEach
  void start() {
    desk.state.put("INC-1", "new");
    has = desk.start();
    hasNot =
        new Instance(
            desk.database, desk.clock, desk.people, List.of(desk.there), List.<Drawer>of());
  }

  @AfterEach
  void stop() {
    hasNot.close();
    desk.close();
  }

  @Test
  void a_page_that_the_wrong_instance_claimed_goes_from_the_right_one_after_a_moment() {
    has.tell(Telling.once(note("INC-1", 1), ROOM).urgently());
    has.tell(Telling.once(note("INC-1", 2), ROOM).urgently());
    hasNot.drain();
    has.drain();
    assertThat(desk.here.wordsIn("general")).isEmpty();
    desk.clock.advance(A_MOMENT);
    has.drain();
    assertThat(desk.here.wordsIn("general")).containsExactly("INC-1 note 1", "INC-1 note 2");
  }

  @Test
  void a_page_for_a_person_does_so_too() {
    desk.people.with(Desk.ANA, Desk.ANAS);
    has.tell(Telling.once(note("INC-1", 1), DIRECT).urgently());
    hasNot.drain();
    desk.clock.advance(A_MOMENT);
    has.drain();
    assertThat(desk.here.wordsIn(FakePlatform.inboxOf(Desk.ANAS))).containsExactly("INC-1 note 1");
  }

  @Test
  void what_is_no_page_keeps_no_page_from_the_right_instance() {
    has.tell(Telling.once(note("INC-1", 1), ROOM));
    hasNot.drain();
    has.tell(Telling.once(note("INC-1", 2), ROOM).urgently());
    has.drain();
    assertThat(desk.here.wordsIn("general")).containsExactly("INC-1 note 2");
    desk.clock.advance(Pace.USUAL.disconnected());
    has.drain();
    assertThat(desk.here.wordsIn("general")).containsExactly("INC-1 note 2", "INC-1 note 1");
  }
}
