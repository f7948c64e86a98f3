package dev.deskbell.incident;

import dev.deskbell.people.Person;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.LinkedHashMap;
import org.springframework.stereotype.Component;

/**
 * What follows when an incident becomes a major one, hits another service, ends or comes back,
 * right after the turn: people are called, and whatever was told outside of its threads is drawn
 * again.
 */
@Component
class Aftermath implements DeadlineHandler {
  static final String NAME = "incident.aftermath";

  private final Incidents incidents;
  private final Tickets tickets;
  private final AffectedServices services;
  private final Inviting inviting;
  private final Announcing announcing;
  private final Policies policies;

  Aftermath(
      Incidents incidents,
      Tickets tickets,
      AffectedServices services,
      Inviting inviting,
      Announcing announcing,
      Policies policies) {
    this.incidents = incidents;
    this.tickets = tickets;
    this.services = services;
    this.inviting = inviting;
    this.announcing = announcing;
    this.policies = policies;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    var incident = incidents.findByRef(ref).orElseThrow();
    if (incident.isMajor() && incident.status().phase().isOpen()) {
      call(ref, at);
    }
    announcing.again(ref);
    if (incident.affected() > 0 && (incident.reopened() > 0 || isOver(incident))) {
      announcing.over(incident);
    }
  }

  private static boolean isOver(Incident incident) {
    var phase = incident.status().phase();
    return phase == Phase.RESOLVED || phase == Phase.CLOSED;
  }

  /** As the files say; who was called before is left alone. */
  private void call(TicketRef ref, Instant at) {
    var policy = policies.current(MajorConfiguration.SECTION);
    var head = tickets.head(ref);
    var whom = new LinkedHashMap<Person.Id, String>();
    if (policy.invites(MajorPolicy.Invitees.ONCALL)) {
      whom.putAll(inviting.onCall(head, services.of(head), at));
    }
    if (policy.invites(MajorPolicy.Invitees.MANAGERS)) {
      inviting.managers(head).forEach(whom::putIfAbsent);
    }
    inviting.invite(ref, whom, Fact.DESK, at);
  }
}
