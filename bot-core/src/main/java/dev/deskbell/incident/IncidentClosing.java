package dev.deskbell.incident;

import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Closes a resolved incident about which its requester said nothing. */
@Component
class IncidentClosing implements DeadlineHandler {
  static final String NAME = "incident.close";

  private final Incidents incidents;
  private final Tickets tickets;

  IncidentClosing(Incidents incidents, Tickets tickets) {
    this.incidents = incidents;
    this.tickets = tickets;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    var incident = incidents.findByRef(ref).orElseThrow();
    tickets.record(incident.close(Fact.DESK, at, false));
  }
}
