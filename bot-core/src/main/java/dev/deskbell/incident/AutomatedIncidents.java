package dev.deskbell.incident;

import dev.deskbell.ticket.Automated;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Incidents that no person declares: monitoring does. */
@Component
class AutomatedIncidents implements Automated {
  private final Incidents incidents;
  private final Tickets tickets;
  private final Deadlines deadlines;
  private final Announcing announcing;

  AutomatedIncidents(
      Incidents incidents, Tickets tickets, Deadlines deadlines, Announcing announcing) {
    this.announcing = announcing;
    this.incidents = incidents;
    this.tickets = tickets;
    this.deadlines = deadlines;
  }

  @Override
  public TicketKind kind() {
    return IncidentPractice.KIND;
  }

  @Override
  public TicketRef open(Opening opening, Instant at) {
    return tickets.open(
        kind(),
        opening,
        ref ->
            Incident.declare(
                new IncidentFact.Declared(
                    ref,
                    Fact.DESK,
                    at,
                    opening.title(),
                    opening.details(),
                    opening.impact(),
                    opening.urgency(),
                    opening.requester())));
  }

  /** A major incident is more than what one source sees: it is ended by people. */
  @Override
  public boolean resolve(TicketRef ref, Instant at, Words how) {
    var incident = incidents.findByRef(ref).orElseThrow();
    if (incident.isMajor() && incident.status().phase().isOpen()) {
      tickets.record(new Noted(new MajorFact.SourceRecovered(ref, Fact.DESK, at, how)));
      return false;
    }
    if (incident.status().after(Status.Move.RESOLVE).isPresent()) {
      announcing.record(incident.resolve(Fact.DESK, at, how));
      deadlines.arm(ref, IncidentClosing.NAME, at.toEpochMilli(), tickets.closesAt(at));
    }
    return true;
  }
}
