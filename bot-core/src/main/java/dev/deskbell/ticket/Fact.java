package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened to a ticket. Facts are records of ids, enums, numbers and {@link Words};
 * the timeline keeps their components under the stable name that the ticket's {@link TicketKind}
 * registers.
 */
public interface Fact {
  TicketRef ref();

  /** Who did it; the desk itself is {@link #DESK}. */
  Person.Id by();

  Instant at();

  /** What it means to clocks and reports, if anything. */
  default @Nullable Milestone milestone() {
    return null;
  }

  /** The desk, where no person did it: a deadline passed. */
  Person.Id DESK = new Person.Id(0);
}
