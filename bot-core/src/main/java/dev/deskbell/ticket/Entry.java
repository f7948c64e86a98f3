package dev.deskbell.ticket;

/** What the door accepts. */
public sealed interface Entry permits Change, Noted {
  Fact fact();
}
