package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ADMIN;
import static dev.deskbell.delivery.Desk.ANA;
import static dev.deskbell.delivery.Desk.ANAS;
import static dev.deskbell.delivery.Desk.ANAS_OTHER;
import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Installed;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Receipt.Scope;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.FakePlatform.Behaviour;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultsTest {

  private static final Destination THERE =
      new Destination.Room(Place.channel("there", "w", "general"));

  private final Desk desk = new Desk();
  private final FakePlatform here = desk.here;
  private final FakePlatform there = desk.there;
  private Instance instance;

  @BeforeEach
  void start() {
    instance = desk.start();
    desk.state.put("INC-1", "new");
    desk.state.put("INC-2", "new");
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private void laterBy(Duration after, Scope scope) {
    here.next(Behaviour.answering(new Receipt.Later(after, scope, "too many")));
  }

  private void pass(Duration time) {
    desk.clock.advance(time);
    instance.drain();
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
  void who_can_not_be_reached_on_one_account_is_told_on_the_next() {
    here.shut("ana", Reason.PERSON_UNREACHABLE);
    instance.tell(Telling.keep(card("INC-1"), DIRECT));
    instance.drain();
    assertThat(there.wordsIn(FakePlatform.inboxOf(ANAS_OTHER))).containsExactly("INC-1 is new");
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void whom_nothing_reaches_administrators_hear_about_once() {
    here.shut("ana", Reason.PERSON_UNREACHABLE);
    there.shut("ana2", Reason.PERSON_UNREACHABLE);
    instance.tell(Telling.once(note("INC-1", 1), DIRECT), Telling.once(note("INC-2", 1), DIRECT));
    instance.drain();
    var problem = instance.get(Problems.class).open().getFirst();
    assertThat(problem.cause()).isEqualTo(Problems.Cause.PERSON_UNREACHABLE);
    assertThat(problem.times()).isEqualTo(2);
    assertThat(there.wordsIn("inbox-admin")).hasSize(1).first().asString().contains("person/1");
  }

  @Test
  void a_lost_room_is_refused_shown_once_and_not_hammered() {
    here.shut("general", Reason.PLACE_GONE);
    for (var i = 0; i < 5; i++) {
      instance.tell(Telling.once(note("INC-1", i), ROOM));
    }
    instance.drain();
    assertThat(here.asked()).hasSize(1);
    assertThat(desk.states().subList(0, 5)).containsOnly("REFUSED");
    assertThat(there.wordsIn("inbox-admin")).hasSize(1);
  }

  @Test
  void a_room_that_lets_the_desk_in_again_is_found_out() {
    here.shut("general", Reason.NOT_ALLOWED);
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    here.open("general");
    desk.clock.advance(Pace.USUAL.shut());
    instance.tell(Telling.once(note("INC-1", 2), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 2");
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void a_lost_installation_stops_everything_there_until_it_is_mended() {
    here.next(Behaviour.answering(new Receipt.Refused(Reason.INSTALLATION_LOST, "revoked")));
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    instance.tell(
        Telling.once(note("INC-1", 2), room("b")), Telling.once(note("INC-2", 1), DIRECT));
    pass(Duration.ofDays(1));
    assertThat(here.asked()).hasSize(1);
    assertThat(there.wordsIn(FakePlatform.inboxOf(ANAS_OTHER))).containsExactly("INC-2 note 1");
    assertThat(there.wordsIn("inbox-admin")).hasSize(1);
    var problem = instance.get(Problems.class).open().getFirst();
    assertThat(problem.cause()).isEqualTo(Problems.Cause.INSTALLATION_LOST);
    instance.get(Problems.class).mended(problem.id());
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 1");
    assertThat(here.wordsIn("b")).containsExactly("INC-1 note 2");
  }

  private void loses(String workspace) {
    here.next(Behaviour.answering(new Receipt.Refused(Reason.INSTALLATION_LOST, "revoked")));
    instance.tell(Telling.once(note("INC-1", 1), in(workspace)));
    instance.drain();
    assertThat(here.wordsIn("general")).isEmpty();
  }

  private static Destination in(String workspace) {
    return new Destination.Room(Place.channel("here", workspace, "general"));
  }

  @Test
  void what_waits_for_a_lost_installation_goes_on_when_the_desk_is_installed_again() {
    loses("w");
    instance.get(Installed.class).in("here", "w");
    assertThat(instance.get(Problems.class).open()).isEmpty();
    desk.start().drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 1");
  }

  @Test
  void what_an_organisation_serves_goes_on_when_the_organisation_installs_the_desk_again() {
    loses("w");
    instance.get(Installed.class).in("here", "their-organisation");
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 1");
    assertThat(instance.get(Problems.class).open()).as("closed by what arrived").isEmpty();
  }

  @Test
  void installing_on_one_platform_lets_nothing_go_on_on_another() {
    loses("w");
    instance.get(Installed.class).in("here2", "w");
    instance.drain();
    assertThat(here.asked()).hasSize(1);
  }

  @Test
  void what_was_asked_before_the_desk_was_installed_again_stops_nothing_after() {
    here.next((_, _) -> {
      desk.clock.advance(Duration.ofSeconds(1));
      instance.get(Installed.class).in("here", "w");
      return new Receipt.Refused(Reason.INSTALLATION_LOST, "the token before");
    });
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 note 1");
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void a_person_behind_a_lost_installation_is_told_elsewhere() {
    here.next(Behaviour.answering(new Receipt.Refused(Reason.INSTALLATION_LOST, "revoked")));
    instance.tell(Telling.keep(card("INC-1"), DIRECT));
    instance.drain();
    assertThat(there.wordsIn(FakePlatform.inboxOf(ANAS_OTHER))).containsExactly("INC-1 is new");
  }

  @Test
  void what_a_platform_does_not_take_is_a_defect_that_administrators_see() {
    here.next(Behaviour.answering(new Receipt.Refused(Reason.NOT_ACCEPTED, "too many blocks")));
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(desk.states().getFirst()).isEqualTo("REFUSED");
    assertThat(there.wordsIn("inbox-admin").getFirst()).contains("too many blocks");
  }

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
      await(thawed);
      return new Receipt.Refused(Reason.NOT_ACCEPTED, "said by a ghost");
    });
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    var frozen = new FutureTask<>(() -> instance.work(instance.withWork().getFirst()));
    Thread.ofVirtual().start(frozen);
    await(reached);
    desk.endLeases();
    desk.start().drain();
    assertThat(desk.states()).containsExactly("DONE");
    thawed.countDown();
    assertThat(frozen.get()).isTrue();
    assertThat(desk.states()).containsExactly("DONE");
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new");
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException problem) {
      throw new IllegalStateException(problem);
    }
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
  void what_can_not_even_be_claimed_is_given_up_after_some_tries_and_stops_nobody() {
    here.limitedTo(it -> {
      if (it.id().equals("1")) {
        throw new IllegalArgumentException("what is this?");
      }
      return List.of();
    });
    instance.tell(
        Telling.once(note("INC-1", 1), ROOM).urgently(),
        Telling.once(note("INC-2", 2), ROOM).urgently());
    for (var tries = 0; tries < Pace.USUAL.tries(); tries++) {
      assertThatThrownBy(instance::drain).hasMessage("what is this?");
      instance.drain();
      assertThat(here.wordsIn("general")).containsExactly("INC-2 note 2");
      pass(Pace.USUAL.againAfter(tries).minusMillis(1));
      desk.clock.advance(Duration.ofMillis(1));
    }
    instance.drain();
    assertThat(desk.states().subList(0, 2)).containsExactly("DEAD", "DONE");
    assertThat(there.wordsIn("inbox-admin"))
        .singleElement()
        .asString()
        .contains("given up", "what is this?");
  }

  @Test
  void a_row_that_can_not_be_understood_is_given_up_and_stops_nobody() {
    instance.tell(Telling.once(note("INC-1", 1), ROOM), Telling.once(note("INC-2", 2), ROOM));
    desk.db.sql("update delivery set destination = 'moon/1' where id = 1").update();
    for (var tries = 0; tries < Pace.USUAL.tries(); tries++) {
      assertThatThrownBy(instance::drain).hasMessageContaining("moon");
      pass(Pace.USUAL.againAfter(tries).minusMillis(1));
      desk.clock.advance(Duration.ofMillis(1));
    }
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-2 note 2");
    assertThat(desk.states().getFirst()).isEqualTo("DEAD");
    assertThat(there.wordsIn("inbox-admin")).hasSize(1);
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
