package dev.deskbell.chat;

/** How a card feels at a glance; adapters show a colour and never rely on it alone. */
public enum Tone {
  CALM,
  WARNING,
  ALARM,
  GOOD,
  QUIET
}
