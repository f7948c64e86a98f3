package dev.deskbell.ticket;

/** Who reads along in a thread; each thread has exactly one. */
public enum Audience {
  /** The requester, and the team with them. */
  REQUESTER,
  /** The team alone. */
  TEAM
}
