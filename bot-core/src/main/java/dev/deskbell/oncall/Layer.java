package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.calendar.WallClock;
import dev.deskbell.calendar.WeeklyHours;
import dev.deskbell.people.Person;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * People who take turns within some hours.
 *
 * @param people in the order of their turns; nobody for who has left
 * @param until the first day on which it is over; null for never
 */
record Layer(
    String name,
    List<Optional<Person.Id>> people,
    Rotation rotation,
    WeeklyHours hours,
    @Nullable LocalDate until) {
  Layer {
    people = List.copyOf(people);
  }

  /** In order; nobody's turn is missing. */
  List<Shift> shifts(Interval within) {
    if (people.isEmpty()) {
      return List.of();
    }
    var open = hours.in(rotation.zone(), within).and(life(within));
    var shifts = new ArrayList<Shift>();
    for (var turn : rotation.turns(within)) {
      var whose = people.get((int) (turn.number() % people.size()));
      for (var part : open.and(Intervals.of(turn.when())).parts()) {
        whose.ifPresent(it -> shifts.add(new Shift(part, it, name)));
      }
    }
    return shifts;
  }

  private Intervals life(Interval within) {
    return until == null
        ? Intervals.of(within)
        : Interval.between(within.from(), WallClock.at(until.atStartOfDay(), rotation.zone()))
            .map(Intervals::of)
            .orElse(Intervals.NONE);
  }
}
