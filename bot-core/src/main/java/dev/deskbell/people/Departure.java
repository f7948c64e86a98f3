package dev.deskbell.people;

import java.time.Instant;

/** Hears that somebody left, in a transaction of its own: to offer their open work to others. */
@FunctionalInterface
public interface Departure {
  void left(Person.Id who, Instant at);
}
