package dev.deskbell.change;

import dev.deskbell.approval.Risk;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What was let past the gate is a change under way, so that it is reviewed like any emergency. */
@Component
class Emergency {
  private static final String POLICY = "break-glass";

  private final Tickets tickets;
  private final Bookings bookings;

  Emergency(Tickets tickets, Bookings bookings) {
    this.tickets = tickets;
    this.bookings = bookings;
  }

  TicketRef open(Glass glass, Service of, List<Person.Id> agreed, Instant at, Instant until) {
    var opening =
        new Opening(
            new Words("Gate opened in an emergency: " + of.name()),
            new Words(glass.why()),
            glass.by(),
            of.owner(),
            of.id().value(),
            Level.HIGH,
            Level.HIGH,
            false);
    var window = new Window(at, until);
    var ref =
        tickets.open(
            ChangePractice.KIND,
            opening,
            it ->
                ChangeRecord.afterwards(
                    new ChangeFact.GlassBroken(
                        it,
                        glass.by(),
                        at,
                        of.id().value(),
                        opening.title(),
                        opening.details(),
                        agreed.stream().map(Person.Id::toString).collect(Collectors.joining(",")),
                        until),
                    terms(of),
                    new Plan(glass.why(), "", ""),
                    window));
    tickets.record(
        new Noted(new TicketFact.Assigned(ref, glass.by(), at, glass.by(), new Words(""))));
    bookings.book(ref, List.of(of.id()), new dev.deskbell.calendar.Interval(at, until), false);
    return ref;
  }

  private static Terms terms(Service of) {
    return new Terms(
        ChangeType.EMERGENCY, null, Risk.HIGH, 0, "", POLICY, List.of(of.id().value()));
  }
}
