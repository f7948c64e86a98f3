package dev.deskbell.request;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;

/** What can happen to access that a request gave for a time. */
public sealed interface AccessFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.of(
          "access.granted", Granted.class,
          "access.ending", Ending.class,
          "access.over", Over.class,
          "access.unproven", Unproven.class,
          "access.revoked", Revoked.class,
          "access.renewed", Renewed.class);

  /** Somebody has it. */
  record Granted(TicketRef ref, Person.Id by, Instant at, Person.Id whose, Instant until)
      implements AccessFact {}

  /** It ends soon, and whose it is was asked. */
  record Ending(TicketRef ref, Person.Id by, Instant at) implements AccessFact {}

  /** Nobody may have it any more; that it was taken away is still to be shown. */
  record Over(TicketRef ref, Person.Id by, Instant at) implements AccessFact {}

  /** The team was asked again to take it away. */
  record Unproven(TicketRef ref, Person.Id by, Instant at) implements AccessFact {}

  /**
   * It was taken away.
   *
   * @param proof how one can tell
   */
  record Revoked(TicketRef ref, Person.Id by, Instant at, Words proof) implements AccessFact {}

  /** Another request gives it for longer. */
  record Renewed(TicketRef ref, Person.Id by, Instant at, TicketRef next) implements AccessFact {}
}
