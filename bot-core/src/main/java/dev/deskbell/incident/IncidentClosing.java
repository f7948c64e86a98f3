package dev.deskbell.incident;

import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Closes a resolved incident about which its requester said nothing. */
@Component
class IncidentClosing implements DeadlineHandler {
  static final String NAME = "incident.close";

  private final Incidents incidents;
  private final Announcing announcing;

  IncidentClosing(Incidents incidents, Announcing announcing) {
    this.incidents = incidents;
    this.announcing = announcing;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    var incident = incidents.findByRef(ref).orElseThrow();
    announcing.record(incident.close(Fact.DESK, at, false));
  }
}
