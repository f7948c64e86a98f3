package dev.deskbell.ticket;

/** Where a ticket stands in its practice; an enum of that practice. */
public interface TicketStatus {
  /** As the index keeps it. */
  String name();

  /** As people read it. */
  String words();

  Phase phase();
}
