package dev.deskbell.approval;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.Set;

/**
 * What was asked; nothing of it ever changes.
 *
 * @param run counts the askings of a ticket from 1
 * @param policy its name in the files
 * @param digest of what is asked about; votes are for that and nothing else
 * @param concerned whose own matter it was when it was asked
 */
record Asking(
    TicketRef ref,
    int run,
    String policy,
    String digest,
    Risk risk,
    Set<Person.Id> concerned,
    Instant at) {
  Asking {
    concerned = Set.copyOf(concerned);
  }
}
