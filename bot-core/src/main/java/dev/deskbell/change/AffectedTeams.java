package dev.deskbell.change;

import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Affecting;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.TicketKind;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Whoever answers for a service that a change may affect is told in their room. */
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
        .flatMap(it -> it.terms().services().stream())
        .map(it -> services.get(new Service.Id(it)).map(Service::owner))
        .flatMap(Optional::stream)
        .filter(it -> !it.equals(head.team()))
        .collect(Collectors.toUnmodifiableSet());
  }
}
