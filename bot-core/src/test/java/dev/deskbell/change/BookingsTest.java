package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.support.TransactionTemplate;

/** Who has a service when, and what is told to who would like to. Tuesday, 3 March 2026. */
class BookingsTest {
  private static final Service.Id ERP = new Service.Id("erp");
  private static final Service.Id PRINTING = new Service.Id("printing");
  private static final Service.Id LAPTOPS = new Service.Id("laptops");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
  private static final TicketRef ONE = new TicketRef("CHG", 1);
  private static final TicketRef TWO = new TicketRef("CHG", 2);

  private final CoreDesk desk = new CoreDesk();
  private final Bookings bookings = desk.get(Bookings.class);
  private final Planning planning = desk.get(Planning.class);

  @AfterEach
  void closes() {
    desk.close();
  }

  private static Interval hours(int from, int length) {
    return Interval.of(NOON.plus(Duration.ofHours(from)), Duration.ofHours(length));
  }

  private void book(TicketRef ref, List<Service.Id> services, Interval when, boolean alone) {
    desk.get(TransactionTemplate.class)
        .executeWithoutResult(_ -> bookings.book(ref, services, when, alone));
  }

  private Person.Id person(String handle) {
    return desk.get(People.class).named(handle).orElseThrow().id();
  }

  private Wish wish(Service.Id service, Interval when) {
    return new Wish(null, List.of(service), when, person("ben"));
  }

  @Test
  void of_fifty_who_want_a_service_at_once_one_has_it() throws Exception {
    try (var threads = Executors.newFixedThreadPool(10)) {
      var tries =
          IntStream.rangeClosed(1, 50)
              .<Callable<Boolean>>mapToObj(it -> () -> tries(new TicketRef("CHG", it), it % 4))
              .toList();
      var had = 0;
      for (var one : threads.invokeAll(tries)) {
        had += one.get() ? 1 : 0;
      }
      assertThat(had).isOne();
    }
    assertThat(bookings.during(hours(-24, 48)))
        .extracting(Booking::service)
        .containsExactlyInAnyOrder(PRINTING, LAPTOPS);
  }

  /** As turns do: PostgreSQL may let two wait for one another here, and undoes one of them. */
  private boolean tries(TicketRef ref, int from) {
    for (var run = 1; ; run++) {
      try {
        return has(ref, from);
      } catch (PessimisticLockingFailureException overtaken) {
        if (run == 5) {
          throw overtaken;
        }
      }
    }
  }

  private boolean has(TicketRef ref, int from) {
    try {
      // In either order: they are locked in one.
      var both = from % 2 == 0 ? List.of(PRINTING, LAPTOPS) : List.of(LAPTOPS, PRINTING);
      book(ref, both, hours(from, 5), true);
      return true;
    } catch (Refusal no) {
      assertThat(no.why()).contains("has just been planned");
      return false;
    }
  }

  @Test
  void what_touches_does_not_overlap_and_what_could_not_wait_shares() {
    book(ONE, List.of(PRINTING), hours(0, 2), true);
    book(TWO, List.of(PRINTING), hours(2, 2), true);
    book(new TicketRef("CHG", 3), List.of(PRINTING), hours(1, 2), false);
    assertThatThrownBy(() -> book(new TicketRef("CHG", 4), List.of(PRINTING), hours(1, 1), true))
        .isInstanceOf(Refusal.class);
    assertThat(bookings.during(List.of(PRINTING), hours(1, 1)))
        .extracting(Booking::ref)
        .containsExactly(ONE, new TicketRef("CHG", 3));
  }

  @Test
  void a_change_moves_what_it_has_lets_it_go_and_gives_back_what_it_did_not_need() {
    book(ONE, List.of(PRINTING, LAPTOPS), hours(0, 4), true);
    book(ONE, List.of(PRINTING), hours(1, 4), true);
    assertThat(bookings.during(List.of(PRINTING, LAPTOPS), hours(-2, 12)))
        .singleElement()
        .matches(it -> it.when().equals(hours(1, 4)));
    bookings.end(ONE, NOON.plus(Duration.ofHours(2)));
    book(TWO, List.of(PRINTING), hours(2, 1), true);
    bookings.release(TWO);
    assertThat(bookings.during(hours(2, 8))).isEmpty();
    book(TWO, List.of(LAPTOPS), hours(0, 4), true);
    bookings.end(TWO, NOON);
    assertThat(bookings.during(List.of(LAPTOPS), hours(0, 8)))
        .as("ended in the moment in which it began")
        .isEmpty();
    assertThat(bookings.during(hours(1, 1))).hasSize(1);
  }

  @Test
  void what_is_in_the_way_is_told_with_the_next_free_time() {
    book(ONE, List.of(PRINTING), hours(0, 2), true);
    assertThat(planning.advice(wish(PRINTING, hours(1, 2)), LISBON))
        .isEqualTo(
            "CHG-1 has Printing until Tue 3 Mar 2026 14:00 WET."
                + " Free next: Tue 3 Mar 2026 14:00 WET until Tue 3 Mar 2026 16:00 WET.");
    assertThat(planning.advice(wish(PRINTING, hours(2, 2)), LISBON)).isEmpty();
    assertThat(
            planning.advice(new Wish(ONE, List.of(PRINTING), hours(1, 2), person("ben")), LISBON))
        .isEmpty();
  }

  @Test
  void a_service_with_maintenance_hours_is_changed_in_them() {
    assertThat(planning.advice(wish(ERP, hours(0, 2)), LISBON))
        .contains("Order and stock system is changed in its maintenance hours only")
        .contains("Free next: Tue 3 Mar 2026 22:00 WET until Wed 4 Mar 2026 00:00 WET");
    assertThat(planning.advice(wish(ERP, hours(11, 2)), LISBON)).isEmpty();
    assertThat(planning.advice(wish(ERP, hours(11, 6)), LISBON))
        .contains("Nothing so long is free in the next 60 days");
  }

  @Test
  void a_freeze_holds_up_all_but_who_passes() {
    var christmas = Interval.of(Instant.parse("2026-12-24T12:00:00Z"), Duration.ofHours(1));
    assertThat(planning.advice(wish(PRINTING, christmas), LISBON))
        .contains("Nothing may be changed until Mon 4 Jan 2027 08:00 WET (Year-end closing).")
        .contains("Free next: Mon 4 Jan 2027 08:00 WET");
    assertThat(planning.conflicts(new Wish(null, List.of(PRINTING), christmas, person("mia"))))
        .isEmpty();
  }
}
