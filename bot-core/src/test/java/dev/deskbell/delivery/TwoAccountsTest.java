package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.ANA;
import static dev.deskbell.delivery.Desk.ANAS;
import static dev.deskbell.delivery.Desk.ANAS_OTHER;
import static dev.deskbell.delivery.Desk.DIRECT;
import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.FakePlatform.Behaviour;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Somebody is on two platforms, one of which is gone: what waits for it keeps nothing else. */
class TwoAccountsTest {
  private static final Duration A_LOOK = Duration.ofSeconds(31);

  private final Desk desk = new Desk();
  private final Instance one =
      new Instance(
          desk.database,
          desk.clock,
          desk.people,
          List.of(desk.there),
          List.of(desk.drawer("card"), desk.drawer("note")));

  @AfterEach
  void stop() {
    one.close();
    desk.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50, 120})
  void what_is_told_with_it_goes_at_once(int stuck) {
    changesWhereNobodyIs(stuck);
    one.tell(Telling.once(note("INC-1000", 1), DIRECT));
    one.drain();
    assertThat(there()).containsExactly("INC-1000 note 1");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 50})
  void what_is_told_after_it_goes_at_once(int stuck) {
    changesWhereNobodyIs(stuck);
    one.drain();
    one.tell(Telling.once(note("INC-1000", 1), DIRECT));
    one.drain();
    assertThat(there()).containsExactly("INC-1000 note 1");
  }

  @Test
  void of_who_is_nowhere_else_one_look_finds_that_all_waits() {
    changesWhereNobodyIs(20);
    desk.people.with(ANA, ANAS);
    one.drain();
    assertThat(
            desk.db
                .sql("select name from delivery_scope where name like 'lacking/%'")
                .query(String.class)
                .list())
        .containsExactly("lacking/there/usual/person/1");
    desk.people.with(ANA, ANAS, ANAS_OTHER);
    one.tell(Telling.once(note("INC-1000", 1), DIRECT));
    desk.clock.advance(A_LOOK);
    one.drain();
    assertThat(there()).containsExactly("INC-1000 note 1");
  }

  @Test
  void what_cannot_be_claimed_behind_it_is_what_is_given_up() {
    changesWhereNobodyIs(1);
    one.tell(Telling.once(note("INC-1000", 1), DIRECT));
    var bad = desk.db.sql("select max(id) from delivery").query(Long.class).single();
    desk.there.limitedTo(it -> {
      if (it.id().equals(Long.toString(bad, 36))) {
        throw new IllegalArgumentException("what is this?");
      }
      return List.of();
    });
    for (var i = 0; i < 5_000 && !desk.states().contains("DEAD"); i++) {
      try {
        one.drain();
      } catch (RuntimeException _) {
        // As the senders do: they look again.
      }
      desk.clock.advance(Duration.ofSeconds(2));
    }
    assertThat(desk.db.sql("select id from delivery where state = 'DEAD'").query(Long.class).list())
        .containsExactly(bad);
    assertThat(desk.states()).contains("WAITING");
  }

  @Test
  void what_is_no_page_passes_a_page_that_is_held_behind_one_that_waits_for_it() {
    desk.people.with(ANA, ANAS_OTHER);
    List.of("INC-1", "INC-2", "INC-3").forEach(it -> desk.state.put(it, "new"));
    one.tell(Telling.keep(card("INC-3"), DIRECT));
    one.drain();
    desk.people.with(ANA, ANAS_OTHER, ANAS);
    // There she is out of reach for now: that page waits for her other platform.
    desk.there.next(Behaviour.answering(new Receipt.Refused(Reason.PERSON_UNREACHABLE, "no")));
    one.tell(Telling.once(note("INC-1", 1), DIRECT).urgently());
    one.drain();
    var slowly = new Receipt.Later(Duration.ofMinutes(7), Receipt.Scope.METHOD, "slowly");
    desk.there.next(Behaviour.answering(slowly));
    desk.clock.advance(A_LOOK);
    one.tell(Telling.once(note("INC-2", 2), DIRECT).urgently());
    one.drain();
    desk.state.put("INC-3", "changed");
    one.tell(Telling.keep(card("INC-3"), DIRECT));
    for (var looks = 0; looks < 3; looks++) {
      one.drain();
      desk.clock.advance(A_LOOK);
    }
    assertThat(there()).containsExactly("INC-3 is changed");
  }

  private List<String> there() {
    return desk.there.wordsIn(FakePlatform.inboxOf(ANAS_OTHER));
  }

  /** So many cards stand on the platform that is gone then, and change. */
  private void changesWhereNobodyIs(int cards) {
    desk.people.with(ANA, ANAS, ANAS_OTHER);
    try (var both = desk.start()) {
      for (var i = 1; i <= cards; i++) {
        desk.state.put("INC-" + i, "new");
        both.tell(Telling.keep(card("INC-" + i), DIRECT));
      }
      for (var i = 0; i < 3 * cards && desk.states().contains("WAITING"); i++) {
        both.drain();
        desk.clock.advance(Duration.ofSeconds(1));
      }
    }
    assertThat(desk.states()).containsOnly("DONE");
    for (var i = 1; i <= cards; i++) {
      desk.state.put("INC-" + i, "changed");
      one.tell(Telling.keep(card("INC-" + i), DIRECT));
    }
    desk.state.put("INC-1000", "new");
  }
}
