package dev.deskbell.ticket;

import dev.deskbell.people.Person;

/** Knows who was called to a ticket: paged, or invited to help. A bean of who calls people. */
public interface Involvement {
  boolean called(TicketRef ref, Person.Id who);
}
