package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ANAS;
import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.ROOM;
import static dev.deskbell.delivery.Desk.below;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Posting;
import dev.deskbell.testing.FakePlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeliveryStoryTest {

  private final Desk desk = new Desk();
  private final FakePlatform here = desk.here;
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

  private Posting standing() {
    return instance.get(Deliveries.class).keptOf(card("INC-1")).getFirst().posting();
  }

  @Test
  void a_card_is_posted_once_and_edited_in_place_ever_after() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    desk.state.put("INC-1", "acknowledged");
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is acknowledged");
    assertThat(here.effects()).hasExactlyElementsOfTypes(Outgoing.Post.class, Outgoing.Edit.class);
  }

  @Test
  void what_stands_is_found_by_its_message_and_by_its_piece() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    var deliveries = instance.get(Deliveries.class);
    var kept = deliveries.keptOf(card("INC-1")).getFirst();
    assertThat(kept.to()).isEqualTo(ROOM);
    assertThat(deliveries.at(kept.posting())).contains(card("INC-1"));
    assertThat(deliveries.at(new Posting(kept.posting().place(), "other"))).isEmpty();
  }

  @Test
  void waiting_changes_of_one_card_become_one_message() {
    for (var i = 0; i < 20; i++) {
      instance.tell(Telling.keep(card("INC-1"), ROOM));
    }
    instance.drain();
    assertThat(here.effects()).hasSize(1);
    assertThat(desk.states()).containsOnly("DONE", "DROPPED");
  }

  @Test
  void what_is_told_once_is_told_each_time() {
    instance.tell(
        Telling.once(note("INC-1", 1), ROOM),
        Telling.once(note("INC-1", 2), ROOM),
        Telling.once(note("INC-1", 1), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general"))
        .containsExactly("INC-1 note 1", "INC-1 note 2", "INC-1 note 1");
  }

  @Test
  void detail_goes_to_the_thread_of_the_card() {
    instance.tell(
        Telling.keep(card("INC-1"), ROOM), Telling.once(note("INC-1", 1), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.in("general").getLast().posting().place()).isEqualTo(standing().thread());
  }

  @Test
  void detail_waits_for_its_card_and_holds_nobody_else() {
    instance.tell(
        Telling.once(note("INC-1", 1), below("INC-1", ROOM)), Telling.once(note("INC-2", 1), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-2 note 1");
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general"))
        .containsExactly("INC-2 note 1", "INC-1 is new", "INC-1 note 1");
  }

  @Test
  void a_person_is_told_on_the_account_they_like_best() {
    instance.tell(Telling.keep(card("INC-1"), DIRECT));
    instance.drain();
    assertThat(here.wordsIn(FakePlatform.inboxOf(ANAS))).containsExactly("INC-1 is new");
    assertThat(desk.there.effects()).isEmpty();
  }

  @Test
  void detail_for_a_person_goes_below_their_direct_message() {
    instance.tell(
        Telling.keep(card("INC-1"), DIRECT),
        Telling.once(note("INC-1", 1), below("INC-1", DIRECT)));
    instance.drain();
    var inbox = here.in(FakePlatform.inboxOf(ANAS));
    assertThat(inbox).hasSize(2);
    assertThat(inbox.getLast().posting().place()).isEqualTo(inbox.getFirst().posting().thread());
  }

  @Test
  void what_is_gone_is_taken_away_with_what_waited_below_it() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    instance.tell(
        Telling.gone(card("INC-1"), ROOM), Telling.once(note("INC-1", 1), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.in("general")).isEmpty();
    assertThat(instance.get(Deliveries.class).keptOf(card("INC-1"))).isEmpty();
    assertThat(desk.states()).containsExactly("DONE", "DONE", "DROPPED");
  }

  @Test
  void what_may_not_be_seen_any_more_is_taken_away() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    desk.state.remove("INC-1");
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(here.in("general")).isEmpty();
    desk.state.put("INC-1", "open again");
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is open again");
  }

  @Test
  void what_may_not_be_seen_is_never_posted() {
    desk.state.remove("INC-1");
    instance.tell(
        Telling.keep(card("INC-1"), ROOM), Telling.once(note("INC-1", 1), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.asked()).isEmpty();
    assertThat(desk.states()).containsOnly("DROPPED");
  }

  @Test
  void a_card_that_somebody_took_away_is_posted_again_when_its_ticket_next_changes() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    here.takeAway(standing());
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(here.in("general")).isEmpty();
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new");
  }

  @Test
  void a_card_that_was_taken_away_while_something_waits_below_it_is_posted_again_at_once() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    here.takeAway(standing());
    instance.tell(
        Telling.keep(card("INC-1"), ROOM), Telling.once(note("INC-1", 1), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new", "INC-1 note 1");
  }

  @Test
  void a_thread_whose_card_was_taken_away_begins_anew() {
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    here.takeAway(standing());
    instance.tell(Telling.once(note("INC-1", 1), below("INC-1", ROOM)));
    instance.drain();
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new", "INC-1 note 1");
  }

  @Test
  void a_message_has_the_same_short_id_at_every_attempt() {
    here.next(FakePlatform.Behaviour.notDoneAndUnknown());
    instance.tell(Telling.keep(card("INC-1"), ROOM));
    instance.drain();
    desk.clock.advance(Pace.USUAL.doubt());
    instance.drain();
    assertThat(here.asked()).hasSize(2);
    assertThat(here.asked().stream().map(Outgoing::id).distinct()).hasSize(1);
    assertThat(here.wordsIn("general")).containsExactly("INC-1 is new");
  }

  @Test
  void rooms_do_not_wait_for_each_other() {
    instance.tell(Telling.keep(card("INC-1"), room("a")), Telling.keep(card("INC-1"), room("b")));
    assertThat(instance.withWork()).hasSize(2);
    instance.drain();
    assertThat(instance.get(Deliveries.class).keptOf(card("INC-1"))).hasSize(2);
  }
}
