package dev.deskbell.request;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen to a request, and the milestone it means. */
public sealed interface RequestFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.ofEntries(
          Map.entry("request.raised", Raised.class),
          Map.entry("request.amended", Amended.class),
          Map.entry("request.approved", Approved.class),
          Map.entry("request.expired", Expired.class),
          Map.entry("request.started", Started.class),
          Map.entry("request.task-done", TaskDone.class),
          Map.entry("request.held", Held.class),
          Map.entry("request.resumed", Resumed.class),
          Map.entry("request.fulfilled", Fulfilled.class),
          Map.entry("request.rejected", Rejected.class),
          Map.entry("request.closed", Closed.class),
          Map.entry("request.reopened", Reopened.class),
          Map.entry("request.cancelled", Cancelled.class));

  @Override
  default @Nullable Milestone milestone() {
    return switch (this) {
      case Raised _ -> Milestone.OPENED;
      case Amended _, TaskDone _ -> null;
      case Approved _ -> Milestone.RESUMED;
      case Started _ -> Milestone.ACKNOWLEDGED;
      case Held _ -> Milestone.HELD;
      case Resumed _ -> Milestone.RESUMED;
      case Fulfilled _ -> Milestone.RESOLVED;
      case Rejected _, Expired _, Closed _, Cancelled _ -> Milestone.CLOSED;
      case Reopened _ -> Milestone.REOPENED;
    };
  }

  /**
   * Somebody asked for something.
   *
   * @param item its id in the catalogue
   * @param details what was answered, as text
   */
  record Raised(
      TicketRef ref,
      Person.Id by,
      Instant at,
      String item,
      Words title,
      Words details,
      Level impact,
      Level urgency,
      Person.Id requester)
      implements RequestFact {}

  /** Something was added to what was asked for. */
  record Amended(TicketRef ref, Person.Id by, Instant at, Words words) implements RequestFact {}

  /** Whoever had to approve it did. */
  record Approved(TicketRef ref, Person.Id by, Instant at) implements RequestFact {}

  /** Nobody decided in time. */
  record Expired(TicketRef ref, Person.Id by, Instant at) implements RequestFact {}

  /**
   * A task of it was done.
   *
   * @param task its id in the catalogue
   */
  record TaskDone(TicketRef ref, Person.Id by, Instant at, String task) implements RequestFact {}

  /** Work began. */
  record Started(TicketRef ref, Person.Id by, Instant at) implements RequestFact {}

  /** Waits; for what, is an id of the practice's own. */
  record Held(TicketRef ref, Person.Id by, Instant at, String waitsFor, Words why)
      implements RequestFact {}

  record Resumed(TicketRef ref, Person.Id by, Instant at) implements RequestFact {}

  /** Done; the note is what the requester needs to know. */
  record Fulfilled(TicketRef ref, Person.Id by, Instant at, Words note) implements RequestFact {}

  /** It will not be done. */
  record Rejected(TicketRef ref, Person.Id by, Instant at, Words why) implements RequestFact {}

  /** Confirmed by its requester, closed by the team, or by the desk when nobody said anything. */
  record Closed(TicketRef ref, Person.Id by, Instant at, boolean confirmed)
      implements RequestFact {}

  record Reopened(TicketRef ref, Person.Id by, Instant at, Words why) implements RequestFact {}

  /** Asked for by mistake, or no longer wanted. */
  record Cancelled(TicketRef ref, Person.Id by, Instant at, Words why) implements RequestFact {}
}
