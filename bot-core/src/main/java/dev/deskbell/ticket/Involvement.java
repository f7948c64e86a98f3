package dev.deskbell.ticket;

import dev.deskbell.people.Person;

/** Knows who was called to a ticket by a supporting practice: paged. A bean of it. */
public interface Involvement {
  boolean called(TicketRef ref, Person.Id who);
}
