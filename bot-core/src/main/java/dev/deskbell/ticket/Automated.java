package dev.deskbell.ticket;

import java.time.Instant;

/**
 * A practice whose tickets the desk may open and end by itself, for another that must not know it.
 * A bean of the practice.
 */
public interface Automated {
  TicketKind kind();

  /** Opens one in the running transaction, in the name of the desk. */
  TicketRef open(Opening opening, Instant at);

  /**
   * Its source says that it is over: resolves it if that is a legal move from where it stands and
   * the desk may decide it. Returns whether it is over now; else it goes on, and so may its source.
   */
  boolean resolve(TicketRef ref, Instant at, Words how);
}
