package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ADMIN;
import static dev.deskbell.delivery.Desk.ANA;
import static dev.deskbell.delivery.Desk.ANAS;
import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Scope;
import dev.deskbell.testing.FakePlatform.Behaviour;
import dev.deskbell.testing.Until;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class FaultsTest extends Faults {
  private void laterBy(Duration after, Scope scope) {
    here.next(Behaviour.answering(new Receipt.Later(after, scope, "too many")));
  }

  @Test
  void later_waits_exactly_as_long_as_it_says() {
    laterBy(Duration.ofMinutes(7), Scope.CHANNEL);
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    pass(Duration.ofMinutes(7).minusMillis(1));
    assertThat(here.asked()).hasSize(1);
    pass(Duration.ofMillis(1));
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new");
  }

  @Test
  void later_for_a_channel_holds_back_that_channel_only() {
    laterBy(Duration.ofMinutes(7), Scope.CHANNEL);
    instance.tell(
        Telling.once(note("INC-1", 1), room("a")),
        Telling.once(note("INC-2", 1), room("a")).urgently());
    instance.drain();
    instance.tell(Telling.once(note("INC-1", 2), room("b")));
    instance.drain();
    assertThat(here.wordsIn("a")).isEmpty();
    assertThat(here.wordsIn("b")).containsExactly("INC-1 note 2");
  }

  @Test
  void later_for_a_method_holds_back_that_method_in_that_workspace() {
    instance.tell(Telling.keep(card("INC-1"), room("a")));
    instance.drain();
    laterBy(Duration.ofMinutes(1), Scope.METHOD);
    instance.tell(Telling.once(note("INC-1", 1), room("b")));
    instance.drain();
    desk.state.put("INC-1", "acknowledged");
    instance.tell(
        Telling.keep(card("INC-1"), room("a")),
        Telling.once(note("INC-1", 2), room("c")),
        Telling.once(note("INC-1", 3), new Destination.Room(Place.channel("here", "other", "d"))));
    instance.drain();
    assertThat(here.wordsIn("a")).containsExactly("INC-1 is acknowledged");
    assertThat(here.wordsIn("c")).isEmpty();
    assertThat(here.wordsIn("d")).containsExactly("INC-1 note 3");
  }

  @Test
  void later_for_a_platform_holds_back_that_platform() {
    laterBy(Duration.ofMinutes(1), Scope.PLATFORM);
    instance.tell(Telling.once(note("INC-1", 1), room("a")));
    instance.drain();
    instance.tell(
        Telling.once(note("INC-1", 1), DIRECT),
        Telling.once(note("INC-1", 2), room("b")),
        Telling.once(note("INC-1", 3), THERE));
    instance.drain();
    assertThat(here.effects()).isEmpty();
    assertThat(there.wordsIn("general")).containsExactly("INC-1 note 3");
    pass(Duration.ofMinutes(1));
    assertThat(here.effects()).hasSize(3);
  }

  @Test
  void what_was_on_its_way_when_an_instance_was_killed_is_neither_lost_nor_doubled() {
    here.next(Desk.killedAfterDoing()).next(Desk.killedBeforeDoing());
    instance.tell(Telling.keep(card("INC-1"), room("a")), Telling.keep(card("INC-2"), room("b")));
    assertThatThrownBy(instance::drain).isInstanceOf(Desk.Killed.class);
    assertThatThrownBy(instance::drain).isInstanceOf(Desk.Killed.class);
    var successor = desk.start();
    successor.drain();
    assertThat(here.asked()).as("its lease still holds").hasSize(2);
    desk.endLeases();
    successor.drain();
    assertThat(here.wordsIn("a")).containsExactly("INC-1 is new");
    assertThat(here.wordsIn("b")).containsExactly("INC-2 is new");
    assertThat(desk.states()).containsOnly("DONE");
  }

  @Test
  void what_a_frozen_instance_writes_late_changes_nothing() throws Exception {
    var reached = new CountDownLatch(1);
    var thawed = new CountDownLatch(1);
    here.next((_, _) -> {
      reached.countDown();
      Until.open(thawed);
      return new Receipt.Refused(Reason.NOT_ACCEPTED, "said by a ghost");
    });
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    var frozen = new FutureTask<>(() -> instance.work(instance.withWork().getFirst()));
    Thread.ofVirtual().start(frozen);
    Until.open(reached);
    desk.endLeases();
    desk.start().drain();
    assertThat(desk.states()).containsExactly("DONE");
    thawed.countDown();
    assertThat(frozen.get()).isTrue();
    assertThat(desk.states()).containsExactly("DONE");
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new");
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void what_can_not_be_drawn_is_given_up_after_some_tries_and_stops_nobody() {
    instance.tell(
        Telling.keep(new Piece("poison", "INC-1", ""), ROOM),
        Telling.keep(card("INC-2"), ROOM),
        Telling.once(new Piece("unheard-of", "INC-1", ""), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-2 is new");
    for (var i = 0; i < 2 * Pace.USUAL.tries(); i++) {
      pass(Duration.ofMinutes(2));
    }
    assertThat(desk.states().subList(0, 3)).containsExactly("DEAD", "DONE", "DEAD");
    assertThat(there.wordsIn("inbox-admin")).hasSize(2);
  }

  @Test
  void what_can_not_even_be_claimed_stops_nobody_is_told_of_and_given_up_after_ten_minutes() {
    here.limitedTo(it -> poisoned(it, "1"));
    instance.tell(
        Telling.once(note("INC-1", 1), ROOM).urgently(),
        Telling.once(note("INC-2", 2), ROOM).urgently());
    for (var tries = 0; Pace.USUAL.triedFor(tries).compareTo(Duration.ofMinutes(10)) < 0; tries++) {
      triedInVain(tries, "what is this?");
      assertThat(here.wordsIn("general")).containsExactly("INC-2 note 2");
    }
    instance.get(Auditor.class).audit();
    assertThatThrownBy(instance::drain).hasMessage("what is this?");
    instance.drain();
    assertThat(desk.states().subList(0, 2)).containsExactly("DEAD", "DONE");
    assertThat(there.wordsIn("inbox-admin"))
        .satisfiesExactly(
            it -> assertThat(it).contains("fails again and again: sending note", "one message"),
            it -> assertThat(it).contains("given up", "what is this?"));
  }

  private static List<Budget> poisoned(Outgoing outgoing, String... ids) {
    if (List.of(ids).contains(outgoing.id())) {
      throw new IllegalArgumentException("what is this?");
    }
    return List.of();
  }

  /** The clock stands where it is tried again, and not a moment before. */
  private void triedInVain(int before, String why) {
    assertThatThrownBy(instance::drain).hasMessageContaining(why);
    pass(Pace.USUAL.againAfter(before).minusMillis(1));
    desk.clock.advance(Duration.ofMillis(1));
  }

  @Test
  void what_can_not_be_claimed_in_several_places_is_the_desks_fault_and_kept_for_a_day() {
    here.limitedTo(it -> poisoned(it, "1", "2"));
    instance.tell(
        Telling.once(note("INC-1", 1), ROOM), Telling.once(note("INC-2", 2), room("other")));
    var tries = 0;
    for (; Pace.USUAL.triedFor(tries).compareTo(Duration.ofMinutes(12)) < 0; tries++) {
      assertThatThrownBy(instance::drain).hasMessage("what is this?");
      triedInVain(tries, "what is this?");
    }
    assertThat(desk.states()).containsExactly("WAITING", "WAITING");
    desk.db.sql("update delivery set vain = 1400 where id = 1").update();
    assertThatThrownBy(instance::drain).hasMessage("what is this?");
    assertThat(desk.states().subList(0, 2)).as("after a day").containsExactly("DEAD", "WAITING");
    here.limitedTo(_ -> List.of());
    instance.drain();
    assertThat(here.wordsIn("other")).as("what is mended leaves").containsExactly("INC-2 note 2");
  }

  @Test
  void a_row_that_can_not_be_understood_is_given_up_and_stops_nobody() {
    instance.tell(Telling.once(note("INC-1", 1), ROOM), Telling.once(note("INC-2", 2), ROOM));
    desk.db.sql("update delivery set destination = 'moon/1' where id = 1").update();
    for (var tries = 0; Pace.USUAL.triedFor(tries).compareTo(Duration.ofMinutes(10)) < 0; tries++) {
      triedInVain(tries, "moon");
    }
    assertThatThrownBy(instance::drain).hasMessageContaining("moon");
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-2 note 2");
    assertThat(desk.states().getFirst()).isEqualTo("DEAD");
    assertThat(there.wordsIn("inbox-admin")).hasSize(1);
  }

  @Test
  void what_was_prepared_before_a_migration_is_no_fault_of_the_next_message() throws SQLException {
    for (var note = 1; note <= 6; note++) {
      instance.tell(Telling.once(note("INC-1", note), ROOM));
      instance.drain();
    }
    try (var used = desk.database.getConnection()) {
      assertThat(used.isValid(1)).isTrue();
      desk.db.sql("alter table delivery alter topic type varchar(100)").update();
    }
    instance.tell(Telling.once(note("INC-2", 7), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).hasSize(7).contains("INC-2 note 7");
    assertThat(desk.db.sql("select max(vain) from delivery").query(Integer.class).single())
        .isZero();
  }

  @Test
  void what_kills_every_instance_that_sends_it_is_given_up() {
    for (var i = 0; i < Pace.USUAL.tries(); i++) {
      here.next(Desk.killedBeforeDoing());
    }
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    for (var i = 0; i < Pace.USUAL.tries(); i++) {
      assertThatThrownBy(instance::drain).isInstanceOf(Desk.Killed.class);
      desk.endLeases();
    }
    instance.drain();
    assertThat(desk.states().getFirst()).isEqualTo("DEAD");
    assertThat(there.wordsIn("inbox-admin")).hasSize(1);
  }

  @Test
  void messages_wait_for_a_platform_that_is_not_connected() {
    desk.people.with(ANA, new dev.deskbell.chat.Account("elsewhere", "w", "ana"));
    instance.tell(
        Telling.keep(card("INC-1"), new Destination.Room(Place.channel("elsewhere", "w", "c"))),
        Telling.keep(card("INC-1"), DIRECT));
    instance.drain();
    assertThat(desk.states()).containsExactly("WAITING", "WAITING");
    desk.people.with(ANA, ANAS);
    pass(Pace.USUAL.disconnected());
    assertThat(desk.states()).containsExactly("WAITING", "DONE");
  }

  @Test
  void trouble_in_telling_administrators_is_not_told_to_administrators() {
    there.shut("admin", Reason.PERSON_UNREACHABLE);
    here.shut("general", Reason.PLACE_GONE);
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(desk.states()).containsExactly("REFUSED", "REFUSED");
    assertThat(instance.get(Problems.class).open())
        .extracting(Problems.Problem::about)
        .containsExactlyInAnyOrder("room/here/w/general", "person/" + ADMIN);
  }
}
