package dev.deskbell.ticket;

/** How much: of impact, of urgency. */
public enum Level {
  HIGH,
  MEDIUM,
  LOW
}
