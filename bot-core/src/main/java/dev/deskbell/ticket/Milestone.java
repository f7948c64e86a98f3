package dev.deskbell.ticket;

/** What a fact means to clocks, escalation and reports, whatever practice it belongs to. */
public enum Milestone {
  OPENED,
  ACKNOWLEDGED,
  HELD,
  RESUMED,
  RESOLVED,
  CLOSED,
  REOPENED
}
