package dev.deskbell.incident;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;

/** What can happen to an incident, and the milestone it means. */
public sealed interface IncidentFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.of(
          "incident.declared", Declared.class,
          "incident.acknowledged", Acknowledged.class,
          "incident.started", Started.class,
          "incident.held", Held.class,
          "incident.resumed", Resumed.class,
          "incident.resolved", Resolved.class,
          "incident.closed", Closed.class,
          "incident.reopened", Reopened.class,
          "incident.cancelled", Cancelled.class);

  @Override
  default Milestone milestone() {
    return switch (this) {
      case Declared _ -> Milestone.OPENED;
      case Acknowledged _ -> Milestone.ACKNOWLEDGED;
      case Started _ -> Milestone.ACKNOWLEDGED;
      case Held _ -> Milestone.HELD;
      case Resumed _ -> Milestone.RESUMED;
      case Resolved _ -> Milestone.RESOLVED;
      case Closed _, Cancelled _ -> Milestone.CLOSED;
      case Reopened _ -> Milestone.REOPENED;
    };
  }

  record Declared(
      TicketRef ref,
      Person.Id by,
      Instant at,
      Words title,
      Words details,
      Level impact,
      Level urgency,
      Person.Id requester)
      implements IncidentFact {}

  record Acknowledged(TicketRef ref, Person.Id by, Instant at) implements IncidentFact {}

  /** Work began. */
  record Started(TicketRef ref, Person.Id by, Instant at) implements IncidentFact {}

  /** Waits; for what, is an id of the practice's own. */
  record Held(TicketRef ref, Person.Id by, Instant at, String waitsFor, Words why)
      implements IncidentFact {}

  record Resumed(TicketRef ref, Person.Id by, Instant at) implements IncidentFact {}

  record Resolved(TicketRef ref, Person.Id by, Instant at, Words resolution)
      implements IncidentFact {}

  /** Confirmed by its requester, closed by the team, or by the desk when nobody said anything. */
  record Closed(TicketRef ref, Person.Id by, Instant at, boolean confirmed)
      implements IncidentFact {}

  record Reopened(TicketRef ref, Person.Id by, Instant at, Words why) implements IncidentFact {}

  /** A mistake or a duplicate. */
  record Cancelled(TicketRef ref, Person.Id by, Instant at, Words why) implements IncidentFact {}
}
