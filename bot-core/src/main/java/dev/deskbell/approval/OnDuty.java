package dev.deskbell.approval;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Head;
import java.time.Instant;
import java.util.Set;

/** Knows who is on call; where no bean does, that is nobody. */
@FunctionalInterface
public interface OnDuty {
  /** Who is on call for what the ticket is about at that moment. */
  Set<Person.Id> now(Head head, Instant at);
}
