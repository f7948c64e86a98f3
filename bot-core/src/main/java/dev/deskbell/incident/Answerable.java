package dev.deskbell.incident;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Who is reminded of what an incident owes: whoever is still here to see to it. */
@Component
class Answerable {
  private final People people;
  private final Inviting inviting;

  Answerable(People people, Inviting inviting) {
    this.people = people;
    this.inviting = inviting;
  }

  /** Whose it is, else whoever has the incident, else all who help, else who manages the team. */
  Collection<Person.Id> of(Head head, Optional<Person.Id> whose) {
    return Stream.concat(whose.stream(), Optional.ofNullable(head.assignee()).stream())
        .filter(this::isHere)
        .findFirst()
        .<Collection<Person.Id>>map(List::of)
        .orElseGet(() -> others(head));
  }

  private Collection<Person.Id> others(Head head) {
    var helpers = head.helpers().stream().filter(this::isHere).toList();
    return helpers.isEmpty() ? inviting.managers(head).keySet() : helpers;
  }

  private boolean isHere(Person.Id who) {
    return people.get(who).active();
  }
}
