package dev.deskbell.incident;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.oncall.OnCall;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Calls people to a major incident; they come into its room and hear all of it. */
@Component
class Inviting {
  private final Tickets tickets;
  private final OnCall onCall;
  private final People people;
  private final Deliveries deliveries;

  Inviting(Tickets tickets, OnCall onCall, People people, Deliveries deliveries) {
    this.tickets = tickets;
    this.onCall = onCall;
    this.people = people;
    this.deliveries = deliveries;
  }

  /** Somebody helps who is told otherwise. */
  void join(TicketRef ref, Person.Id who, Instant at) {
    if (!tickets.head(ref).helpers().contains(who)) {
      tickets.record(new Noted(new TicketFact.Called(ref, who, at, who)));
    }
  }

  /** Each once: who was called before is not called again. Returns who is called now. */
  List<Person.Id> invite(TicketRef ref, Map<Person.Id, String> whom, Person.Id by, Instant at) {
    if (whom.isEmpty()) {
      return List.of();
    }
    var known = tickets.head(ref).helpers();
    var called = whom.keySet().stream().filter(it -> !known.contains(it)).toList();
    called.forEach(it -> invite(ref, it, whom.getOrDefault(it, ""), by, at));
    deliveries.tell(
        called.stream()
            .filter(it -> !it.equals(by))
            .map(it ->
                Telling.keep(Topics.of(Topics.INVITATION, ref, it), new Destination.Someone(it)))
            .map(Telling::urgently)
            .toList());
    return called;
  }

  private void invite(TicketRef ref, Person.Id who, String why, Person.Id by, Instant at) {
    tickets.record(
        new Noted(new TicketFact.Called(ref, by, at, who)),
        new Noted(new MajorFact.Invited(ref, by, at, who, new Words(why))));
  }

  /** Whoever is on call for these services' teams; nobody is woken by an exercise. */
  Map<Person.Id, String> onCall(Head head, List<Service> services, Instant at) {
    var found = new LinkedHashMap<Person.Id, String>();
    for (var service : services) {
      for (var who : onCall.of(service.owner(), at)) {
        if (mayBeCalled(head, who)) {
          found.putIfAbsent(people.get(who).id(), "on call for " + service.name());
        }
      }
    }
    return found;
  }

  Map<Person.Id, String> managers(Head head) {
    var found = new LinkedHashMap<Person.Id, String>();
    var team = head.team();
    if (team != null) {
      people.membersOf(team).stream()
          .map(Person::id)
          .filter(it -> people.roleOf(it, team).includes(Role.MANAGER) && mayBeCalled(head, it))
          .forEach(it -> found.put(it, "manages the team " + team));
    }
    return found;
  }

  private boolean mayBeCalled(Head head, Person.Id who) {
    return !head.drill() && people.get(who).active() && tickets.visible(head, who);
  }
}
