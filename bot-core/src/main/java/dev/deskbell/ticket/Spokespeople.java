package dev.deskbell.ticket;

import dev.deskbell.people.Person;

/**
 * Knows who speaks to the outside about a ticket, whatever their role: who has the communications
 * of a major incident. A bean of the practice that gives such parts to people.
 */
public interface Spokespeople {
  boolean speaks(TicketRef ref, Person.Id who);
}
