package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
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

  /** From its first step on. */
  static Run of(Head head, Escalation escalation, Instant at) {
    return new Run(head.ref(), head.chain().facts(), escalation, 0, 0, Set.of(), at);
  }

  /** Without steps of its own. */
  static Run byHand(Head head, Escalation escalation, Instant at) {
    return new Run(
        head.ref(), head.chain().facts(), escalation, escalation.count(), 0, Set.of(), at);
  }

  /** For what is paged beside its steps: no firing of its own, and no other's either. */
  Run aside(int number) {
    return new Run(ticket, run, escalation, step, -number, busy, startedAt);
  }

  /** Whether it has no steps of its own, only what somebody pages by hand. */
  boolean isByHand() {
    return fired == 0 && isThrough();
  }

  /** Whether everybody has been paged who should be. */
  boolean isThrough() {
    return step >= escalation.count();
  }
}
