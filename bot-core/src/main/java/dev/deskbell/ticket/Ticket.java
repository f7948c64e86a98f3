package dev.deskbell.ticket;

/** A practice's own record of a ticket: what only that practice knows. */
public interface Ticket {
  TicketRef ref();

  TicketStatus status();
}
