package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;

/** Somebody stands in for whoever would be on call; of two the one made later counts. */
record Cover(long id, String schedule, Interval when, Person.Id who) {
  static final String WHY = "stands in";
}
