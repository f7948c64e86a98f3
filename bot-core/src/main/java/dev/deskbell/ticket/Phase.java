package dev.deskbell.ticket;

/** Where any ticket stands, whatever its practice calls its states. */
public enum Phase {
  /** Nobody has taken it up. */
  NEW,
  ACTIVE,
  /** Waits for something outside the team. */
  HELD,
  /** Done, as far as the team knows. */
  RESOLVED,
  CLOSED;

  public boolean isOpen() {
    return this != RESOLVED && this != CLOSED;
  }
}
