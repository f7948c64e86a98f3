package dev.deskbell.status;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;

/** What is noted on a ticket about which the organisation speaks to the outside. */
public sealed interface StatusFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.of("status.published", Published.class, "status.withdrawn", Withdrawn.class);

  /**
   * A notice, or an update of it, went out.
   *
   * @param state an id of this package's own
   */
  record Published(
      TicketRef ref, Person.Id by, Instant at, long notice, int update, String state, Words words)
      implements StatusFact {}

  /** A notice was taken off the page. */
  record Withdrawn(TicketRef ref, Person.Id by, Instant at, long notice) implements StatusFact {}
}
