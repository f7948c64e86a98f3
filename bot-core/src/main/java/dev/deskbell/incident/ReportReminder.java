package dev.deskbell.incident;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Reminds whoever owes a situation report, again and again until it comes or nobody needs it. */
@Component
class ReportReminder implements DeadlineHandler {
  static final String NAME = "incident.report";

  private final Incidents incidents;
  private final Reports reports;
  private final Duties duties;
  private final Answerable answerable;
  private final Tickets tickets;
  private final Deliveries deliveries;
  private final Policies policies;
  private final ObjectProvider<Deadlines> deadlines;

  ReportReminder(
      Incidents incidents,
      Reports reports,
      Duties duties,
      Answerable answerable,
      Tickets tickets,
      Deliveries deliveries,
      Policies policies,
      ObjectProvider<Deadlines> deadlines) {
    this.incidents = incidents;
    this.reports = reports;
    this.duties = duties;
    this.answerable = answerable;
    this.tickets = tickets;
    this.deliveries = deliveries;
    this.policies = policies;
    this.deadlines = deadlines;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    var incident = incidents.findByRef(ref).orElseThrow();
    if (!incident.isMajor() || !incident.status().phase().isOpen()) {
      return;
    }
    remind(ref, at);
    var again = policies.current(MajorConfiguration.SECTION).remind();
    deadlines.getObject().arm(ref, NAME, at.toEpochMilli(), at.plus(again));
  }

  /** Where nobody is left who could be told, nothing is said to have been. */
  private void remind(TicketRef ref, Instant at) {
    var whom = answerable.of(tickets.head(ref), duties.reporter(ref));
    if (whom.isEmpty()) {
      return;
    }
    var promised = reports.latest(ref).flatMap(it -> Optional.ofNullable(it.nextUpdate()));
    tickets.record(new Noted(new MajorFact.ReportMissed(ref, Fact.DESK, at, promised.orElse(at))));
    var piece = Topics.of(Topics.REPORT_DUE, ref, tickets.head(ref).chain().facts());
    deliveries.tell(
        whom.stream()
            .map(it -> Telling.once(piece, new Destination.Someone(it)).urgently())
            .toList());
  }
}
