package dev.deskbell.incident;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Spokespeople;
import dev.deskbell.ticket.TicketRef;
import org.springframework.stereotype.Component;

/**
 * Whoever has a role that owes situation reports speaks to the outside about its major incident.
 */
@Component
class MajorSpokespeople implements Spokespeople {
  private final Incidents incidents;
  private final Duties duties;
  private final People people;

  MajorSpokespeople(Incidents incidents, Duties duties, People people) {
    this.incidents = incidents;
    this.duties = duties;
    this.people = people;
  }

  @Override
  public boolean speaks(TicketRef ref, Person.Id who) {
    return incidents.findByRef(ref).filter(it -> it.major().isMajor()).isPresent()
        && hasPart(ref, who);
  }

  private boolean hasPart(TicketRef ref, Person.Id who) {
    var speaking = duties.policy().duties().stream().filter(MajorPolicy.Duty::owesReports).toList();
    return duties.of(ref).stream()
        .filter(held -> speaking.stream().anyMatch(it -> it.id().equals(held.role())))
        .anyMatch(held -> people.same(held.holder(), who));
  }
}
