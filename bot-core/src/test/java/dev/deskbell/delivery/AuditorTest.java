package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.below;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.testing.FakePlatform.Behaviour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditorTest {

  private final Desk desk = new Desk();
  private Instance instance;
  private Auditor auditor;

  @BeforeEach
  void start() {
    instance = desk.start();
    auditor = instance.get(Auditor.class);
    desk.state.put("INC-1", "new");
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private void expectAfter(Duration time, Cause cause, String about) {
    assertThat(auditor.findings()).isEmpty();
    desk.clock.advance(time);
    assertThat(auditor.findings())
        .extracting(Finding::cause, Finding::about)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(cause, about));
  }

  @Test
  void a_desk_that_works_has_no_findings() {
    instance.tell(Telling.keep(card("INC-1"), ROOM), Telling.keep(card("INC-1"), DIRECT));
    instance.drain();
    desk.clock.advance(Duration.ofHours(1));
    assertThat(auditor.audit()).isEmpty();
  }

  @Test
  void finds_what_nobody_sends() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    expectAfter(Duration.ofMinutes(6), Cause.WAITING_TOO_LONG, "room/here/w/general");
  }

  @Test
  void finds_what_was_on_its_way_when_its_sender_died() {
    desk.here.next(Desk.killedBeforeDoing());
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    assertThatThrownBy(instance::drain).isInstanceOf(Desk.Killed.class);
    assertThat(auditor.findings()).isEmpty();
    desk.db
        .sql(
            "update delivery_lane set leased_until = clock_timestamp() - interval '2 minutes'"
                + " where leased_until > clock_timestamp()")
        .update();
    assertThat(auditor.findings()).extracting(Finding::cause).contains(Cause.SENDING_TOO_LONG);
  }

  @Test
  void finds_what_stays_unknown() {
    desk.here.next(Behaviour.notDoneAndUnknown());
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    expectAfter(Duration.ofMinutes(16), Cause.UNKNOWN_TOO_LONG, "room/here/w/general");
  }

  @Test
  void finds_what_was_given_up() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    desk.db
        .sql("update delivery set state = 'DEAD', finished_at = :now")
        .param("now", Rows.at(desk.clock.instant()))
        .update();
    assertThat(auditor.findings())
        .containsExactly(new Finding(Cause.GIVEN_UP, "card", 1, desk.clock.instant()));
  }

  @Test
  void finds_threads_waiting_for_a_card_that_never_came() {
    instance.tell(Telling.once(note("INC-1", 1), below("INC-1", ROOM)));
    instance.drain();
    expectAfter(Duration.ofMinutes(6), Cause.CARD_MISSING, "INC-1");
  }

  @Test
  void finds_rooms_of_a_platform_that_is_not_connected() {
    instance.tell(
        Telling.keep(card("INC-1"), new Destination.Room(Place.channel("elsewhere", "w", "c"))));
    instance.drain();
    desk.clock.advance(Duration.ofMinutes(5));
    instance.drain();
    expectAfter(Duration.ofSeconds(20), Cause.NOT_CONNECTED, "elsewhere");
  }

  @Test
  void what_a_platform_told_the_desk_to_hold_back_is_not_stuck() {
    desk.here.next(
        Behaviour.answering(
            new Receipt.Later(Duration.ofHours(1), Receipt.Scope.CHANNEL, "maintenance")));
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    desk.clock.advance(Duration.ofMinutes(30));
    assertThat(auditor.findings()).isEmpty();
  }

  /** What is no page leaves a token to pages, and waits for that under another name. */
  @Test
  void what_waits_for_a_spent_budget_is_stuck_whatever_it_leaves_to_pages() {
    desk.here.limitedTo(_ -> List.of(new Budget("all", 0.0001, 2).keepingOneForPages()));
    instance.tell(Telling.once(note("INC-1", 1), ROOM));
    instance.tell(Telling.once(note("INC-1", 2), ROOM));
    instance.drain();
    assertThat(desk.here.effects()).hasSize(1);
    expectAfter(Duration.ofMinutes(6), Cause.WAITING_TOO_LONG, "room/here/w/general");
  }

  @Test
  void says_of_counts_that_end_at_twenty_that_there_are_at_least_so_many() {
    for (var i = 0; i < Stuck.OLDEST + 5; i++) {
      instance.tell(Telling.once(note("INC-" + i, 1), ROOM));
    }
    instance.tell(Telling.once(note("INC-1", 1), Desk.room("b")));
    instance.tell(Telling.once(note("INC-2", 1), Desk.room("b")));
    desk.clock.advance(Duration.ofMinutes(6));
    assertThat(auditor.findings())
        .extracting(it -> it.why().replaceAll(" since.*", ""))
        .containsExactlyInAnyOrder("at least 20 messages", "2 messages");
  }

  @Test
  void administrators_hear_of_a_finding_once_and_again_when_it_comes_back() {
    instance.tell(Telling.once(note("INC-1", 1), below("INC-1", ROOM)));
    desk.clock.advance(Duration.ofMinutes(6));
    auditor.audit();
    auditor.audit();
    instance.drain();
    assertThat(desk.there.wordsIn("inbox-admin")).hasSize(1).first().asString().contains("INC-1");
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    auditor.audit();
    assertThat(instance.get(Problems.class).open()).isEmpty();
    instance.tell(Telling.once(note("INC-1", 1), below("INC-9", ROOM)));
    desk.clock.advance(Duration.ofMinutes(6));
    auditor.audit();
    instance.drain();
    assertThat(desk.there.wordsIn("inbox-admin")).hasSize(2);
  }

  @Test
  void administrators_of_a_desk_with_a_long_backlog_are_not_told_of_each_room() {
    for (var i = 0; i < 2 * Letters.SINGLY; i++) {
      instance.tell(Telling.once(note("INC-" + i, 1), Desk.room("c" + i)));
    }
    desk.clock.advance(Duration.ofMinutes(6));
    assertThat(auditor.audit()).hasSize(2 * Letters.SINGLY);
    auditor.audit();
    instance.drain();
    assertThat(desk.there.wordsIn("inbox-admin"))
        .hasSize(Letters.SINGLY + 1)
        .last()
        .asString()
        .contains("more than 20 of this kind");
    auditor.audit();
    assertThat(instance.get(Problems.class).open()).isEmpty();
  }

  @Test
  void problems_that_nobody_ended_keep_administrators_from_hearing_of_no_new_one() {
    for (var i = 0; i <= 2 * Letters.SINGLY; i++) {
      isOutOfReach("person/9" + i);
    }
    instance.drain();
    assertThat(desk.there.wordsIn("inbox-admin")).hasSize(Letters.SINGLY + 1);
    desk.clock.advance(Duration.ofDays(2));
    isOutOfReach("person/8");
    instance.drain();
    assertThat(desk.there.wordsIn("inbox-admin")).hasSize(Letters.SINGLY + 2);
  }

  private void isOutOfReach(String person) {
    assertThat(
            instance
                .get(Connections.class)
                .briefly(
                    Telling.Urgency.PAGE,
                    () -> {
                      instance
                          .get(Problems.class)
                          .note(Cause.PERSON_UNREACHABLE, person, "gone", true);
                      return person;
                    }))
        .isEqualTo(person);
  }

  @Test
  void who_gave_a_message_up_and_the_auditor_tell_the_same_thing_once() {
    instance.tell(Telling.once(new Piece("poison", "INC-1", ""), ROOM));
    for (var i = 0; i < 2 * Pace.USUAL.tries(); i++) {
      instance.drain();
      desk.clock.advance(Duration.ofMinutes(2));
      auditor.audit();
    }
    instance.drain();
    assertThat(desk.there.wordsIn("inbox-admin")).hasSize(1);
    assertThat(auditor.findings()).extracting(Finding::cause).containsExactly(Cause.GIVEN_UP);
  }

  @Test
  void what_is_finished_is_forgotten_after_a_week() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    desk.clock.advance(Duration.ofDays(6));
    instance.get(Housekeeping.class).tidy();
    assertThat(desk.states()).hasSize(1);
    desk.clock.advance(Duration.ofDays(2));
    instance.get(Housekeeping.class).tidy();
    assertThat(desk.states()).isEmpty();
    assertThat(instance.get(Deliveries.class).keptOf(card("INC-1"))).hasSize(1);
  }
}
