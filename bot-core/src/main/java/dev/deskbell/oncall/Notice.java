package dev.deskbell.oncall;

import dev.deskbell.chat.Place;
import dev.deskbell.people.Person;

/** Whom a step pages, and why them. */
sealed interface Notice {
  String why();

  /** Somebody, by the ways they chose. */
  record ToPerson(Person.Id who, String why) implements Notice {}

  /** A room. */
  record ToRoom(Place room, String team, String why) implements Notice {}
}
