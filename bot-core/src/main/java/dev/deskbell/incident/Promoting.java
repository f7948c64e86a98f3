package dev.deskbell.incident;

import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;
import dev.deskbell.people.Rooms;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.OwnRooms;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes an incident a major one, as the files say: it keeps its number and gets people. */
@Component
class Promoting {
  private final Tickets tickets;
  private final Announcing announcing;
  private final OwnRooms ownRooms;
  private final Rooms rooms;
  private final Policies policies;

  Promoting(
      Tickets tickets, Announcing announcing, OwnRooms ownRooms, Rooms rooms, Policies policies) {
    this.tickets = tickets;
    this.announcing = announcing;
    this.ownRooms = ownRooms;
    this.rooms = rooms;
    this.policies = policies;
  }

  /**
   * In the running transaction.
   *
   * @param near where it was asked for; null if nobody did
   */
  void promote(Incident incident, Person.Id by, Instant at, Words why, @Nullable Place near) {
    var ref = incident.ref();
    announcing.record(incident.promote(by, at, why));
    raise(ref, by, at);
    room(ref, by, at, near);
  }

  private void raise(TicketRef ref, Person.Id by, Instant at) {
    var head = tickets.head(ref);
    if (policy().isRaised() && (head.impact() != Level.HIGH || head.urgency() != Level.HIGH)) {
      var priority = tickets.priority(Level.HIGH, Level.HIGH);
      tickets.record(
          new Noted(new TicketFact.Prioritised(ref, by, at, Level.HIGH, Level.HIGH, priority)));
    }
  }

  private void room(TicketRef ref, Person.Id by, Instant at, @Nullable Place near) {
    var place = near == null ? teams(tickets.head(ref)) : Optional.of(near);
    if (policy().getsOwnRoom() && !ownRooms.has(ref)) {
      place.ifPresent(it -> ownRooms.open(ref, by, at, it));
    }
  }

  private Optional<Place> teams(Head head) {
    return rooms.of(head.team(), IncidentPractice.KIND.name()).stream().findFirst();
  }

  private MajorPolicy policy() {
    return policies.current(MajorConfiguration.SECTION);
  }
}
