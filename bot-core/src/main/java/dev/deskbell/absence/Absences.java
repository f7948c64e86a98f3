package dev.deskbell.absence;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import org.springframework.stereotype.Component;

/** When people are away. */
@Component
public class Absences {
  private final Sources sources;
  private final People people;

  Absences(Sources sources, People people) {
    this.sources = sources;
    this.people = people;
  }

  /** By their calendars, and by what they said if that has begun at the beginning of the bounds. */
  public Intervals of(Person.Id who, Interval within) {
    var said =
        people
            .awayUntil(who, within.from())
            .map(it -> Intervals.of(new Interval(within.from(), it)).within(within))
            .orElse(Intervals.NONE);
    return sources.away(people.idsOf(who), within).or(said);
  }
}
