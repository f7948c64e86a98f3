package dev.deskbell.ticket;

import dev.deskbell.chat.Place;
import dev.deskbell.delivery.Destination;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Rooms;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides where a ticket's card is kept. */
@Component
class Showings {
  private final Rooms rooms;
  private final People people;
  private final TicketKinds kinds;

  Showings(Rooms rooms, People people, TicketKinds kinds) {
    this.rooms = rooms;
    this.people = people;
    this.kinds = kinds;
  }

  /** Where it stands and where it should, now that it looks like this. */
  Set<Destination> of(Head head) {
    var shown = new HashSet<>(head.shown());
    shown.add(new Destination.Someone(head.requester()));
    if (head.assignee() != null) {
      shown.add(new Destination.Someone(head.assignee()));
    }
    head.watchers().stream().map(Destination.Someone::new).forEach(shown::add);
    if (head.hidden()) {
      shown.removeIf(it -> it instanceof Destination.Room);
      team(head).stream().map(Destination.Someone::new).forEach(shown::add);
    } else {
      rooms(head).stream().map(Destination.Room::new).forEach(shown::add);
    }
    shown.removeIf(it -> it.equals(new Destination.Someone(Fact.DESK)));
    return Set.copyOf(shown);
  }

  private List<Place> rooms(Head head) {
    return rooms.of(head.team(), kinds.of(head.ref()).name());
  }

  /** Whom a private ticket's team is told through: there is no room for it. */
  private List<Person.Id> team(Head head) {
    var team = head.team();
    return team == null || head.assignee() != null
        ? List.of()
        : people.membersOf(team).stream()
            .map(Person::id)
            .filter(it -> people.holds(it, Role.AGENT, team))
            .toList();
  }
}
