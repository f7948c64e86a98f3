package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;

/**
 * Somebody is on call.
 *
 * @param why the layer of the schedule, or that they stand in
 */
record Shift(Interval when, Person.Id who, String why) implements Comparable<Shift> {
  Shift during(Interval other) {
    return new Shift(other, who, why);
  }

  @Override
  public int compareTo(Shift other) {
    return when.compareTo(other.when);
  }
}
