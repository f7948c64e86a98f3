package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ANAS_OTHER;
import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Installed;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.FakePlatform.Behaviour;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/**
 * What is turned away for good: a room, a person, an installation that is lost; who hears of it.
 */
class RefusedDeliveriesTest extends Faults {
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
}
