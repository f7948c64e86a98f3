package dev.deskbell.change;

import dev.deskbell.calendar.Interval;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether there is room for a change when somebody wants it, asked while they fill in the form. */
@Component
class Timing {
  private final Planning planning;
  private final Bookings bookings;

  Timing(Planning planning, Bookings bookings) {
    this.planning = planning;
    this.bookings = bookings;
  }

  /** The end of a window, which tells what is in the way of all of it. */
  Param<Instant> until(Param<List<Service>> services, Param<Person> implementer) {
    return Proposing.UNTIL.typed(
        new Checked<>(
            Proposing.UNTIL.type(),
            (until, reader) -> problem(services, implementer, until, reader)));
  }

  private String problem(
      Param<List<Service>> services, Param<Person> implementer, Instant until, Reader reader) {
    var given = reader.given();
    try {
      var affected = services.type().read(given.getOrDefault(services.name(), ""), reader);
      var from =
          Types.moment().read(given.getOrDefault(Proposing.FROM.name(), ""), reader).instant();
      var by = implementer(implementer, reader);
      return advice(null, Proposing.idsOf(affected), new Window(from, until), by, reader);
    } catch (Refusal _) {
      // Those fields say themselves what is wrong with them.
      return "";
    }
  }

  /** Who is to carry it out, as the form says so far. */
  static Person.Id implementer(Param<Person> implementer, Reader reader) {
    var typed = reader.given().getOrDefault(implementer.name(), "");
    return typed.isBlank() ? reader.person().id() : implementer.type().read(typed, reader).id();
  }

  String advice(
      @Nullable TicketRef self,
      List<Service.Id> services,
      Window window,
      Person.Id by,
      Reader reader) {
    return planning.advice(wish(self, services, window, by), reader.person().zone());
  }

  private static Wish wish(
      @Nullable TicketRef self, List<Service.Id> services, Window window, Person.Id by) {
    return new Wish(self, services, new Interval(window.from(), window.until()), by);
  }

  /** What an emergency goes through, in sentences. */
  String through(List<Service.Id> services, Window window, Person.Id by, ZoneId zone) {
    return planning.conflicts(wish(null, services, window, by)).stream()
        .map(it -> planning.sentence(it, zone))
        .collect(Collectors.joining("\n"));
  }

  /** In the turn: it has its time; what can't wait shares it. */
  void take(ChangeRecord change) {
    bookings.book(
        change.ref(),
        ids(change),
        new Interval(change.window().from(), change.window().until()),
        change.terms().type() != ChangeType.EMERGENCY);
  }

  static List<Service.Id> ids(ChangeRecord change) {
    return change.terms().services().stream().map(Service.Id::new).toList();
  }

  /** Refuses to begin what a freeze forbids that came since it was approved. */
  void checkFreeze(ChangeRecord change, ZoneId zone, Instant at) {
    if (change.terms().type() == ChangeType.EMERGENCY) {
      return;
    }
    var now = new Window(at, change.window().until());
    planning.conflicts(wish(change.ref(), ids(change), now, change.implementer())).stream()
        .filter(Conflict.Frozen.class::isInstance)
        .findFirst()
        .ifPresent(it -> {
          throw new Refusal(
              "%s Reschedule %s, or propose what can't wait with `change emergency`."
                  .formatted(planning.sentence(it, zone), change.ref()));
        });
  }

  /** What will not be carried out, or is over, gives its time back. */
  void left(ChangeFact fact) {
    switch (fact) {
      case ChangeFact.Cancelled it -> bookings.release(it.ref());
      case ChangeFact.Rejected it -> bookings.release(it.ref());
      case ChangeFact.Expired it -> bookings.release(it.ref());
      case ChangeFact.Ended it -> bookings.end(it.ref(), it.at());
      case ChangeFact.Proposed _,
          ChangeFact.Asked _,
          ChangeFact.Returned _,
          ChangeFact.Approved _,
          ChangeFact.Edited _,
          ChangeFact.Rescheduled _,
          ChangeFact.PassedOn _,
          ChangeFact.TeamTold _,
          ChangeFact.Near _,
          ChangeFact.Late _,
          ChangeFact.Started _,
          ChangeFact.GlassBroken _,
          ChangeFact.ReviewDue _,
          ChangeFact.Reviewed _,
          ChangeFact.Closed _,
          ChangeFact.TemplateWithdrawn _,
          ChangeFact.TemplateReinstated _ -> {}
    }
  }
}
