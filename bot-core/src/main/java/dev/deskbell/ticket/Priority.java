package dev.deskbell.ticket;

/** The order of work, derived from impact and urgency by the organisation's matrix. */
public enum Priority {
  P1,
  P2,
  P3,
  P4,
  P5
}
