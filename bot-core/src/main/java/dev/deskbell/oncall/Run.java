package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.Set;

/**
 * A running escalation.
 *
 * @param step which comes next, repetitions counted
 * @param fired how many were, also those fired again after a snooze
 * @param busy who is on another one
 */
record Run(
    TicketRef ticket,
    int run,
    Escalation escalation,
    int step,
    int fired,
    Set<Person.Id> busy,
    Instant startedAt) {
  Run {
    busy = Set.copyOf(busy);
  }

  /** Whether everybody has been paged who should be. */
  boolean isThrough() {
    return step >= escalation.count();
  }
}
