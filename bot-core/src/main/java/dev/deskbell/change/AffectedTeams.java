package dev.deskbell.change;

import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Affecting;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.TicketKind;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whoever answers for a service that a change may affect, and whoever else is to know. */
@Component
class AffectedTeams implements Affecting {
  private final ChangeRecords changes;
  private final Services services;

  AffectedTeams(ChangeRecords changes, Services services) {
    this.changes = changes;
    this.services = services;
  }

  @Override
  public TicketKind kind() {
    return ChangePractice.KIND;
  }

  @Override
  public Set<Team.Id> teams(Head head) {
    return changes.findByRef(head.ref()).stream()
        .flatMap(it -> Stream.concat(owners(it), it.told().stream().map(Team.Id::new)))
        .filter(it -> !it.equals(head.team()))
        .collect(Collectors.toUnmodifiableSet());
  }

  private Stream<Team.Id> owners(ChangeRecord change) {
    return change.terms().services().stream()
        .flatMap(it -> services.get(new Service.Id(it)).map(Service::owner).stream());
  }
}
