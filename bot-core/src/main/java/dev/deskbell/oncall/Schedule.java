package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.calendar.WeeklyHours;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who is on call when, as the files say.
 *
 * @param owner who is told of its gaps; the team's managers if nobody
 * @param layers where two have somebody, the later one counts
 * @param covered when somebody must be on call
 * @param groups which groups of chat platforms have whoever is on call
 */
record Schedule(
    String id,
    String name,
    Team.Id team,
    ZoneId zone,
    Optional<Person.Id> owner,
    List<Layer> layers,
    WeeklyHours covered,
    List<SchedulesPolicy.GroupEntry> groups) {
  Schedule {
    layers = List.copyOf(layers);
    groups = List.copyOf(groups);
  }

  /**
   * Who is on call when: in order, never two at once, each as long as they have it. Covers count
   * before all layers, the one with the greater number before the other.
   */
  List<Shift> shifts(Interval within, List<Cover> covers) {
    var taken = Intervals.NONE;
    var all = new ArrayList<Shift>();
    for (var source : sources(within, covers)) {
      var fresh = new ArrayList<Interval>();
      for (var shift : source) {
        for (var part : Intervals.of(shift.when()).minus(taken).parts()) {
          all.add(shift.during(part));
        }
        fresh.add(shift.when());
      }
      taken = taken.or(Intervals.of(fresh));
    }
    return joined(all);
  }

  /** Whoever may have a turn. */
  Stream<Person.Id> names(List<Cover> covers) {
    return Stream.concat(
        layers.stream().flatMap(it -> it.people().stream()).flatMap(Optional::stream),
        covers.stream().filter(it -> it.schedule().equals(id)).map(Cover::who));
  }

  private List<List<Shift>> sources(Interval within, List<Cover> covers) {
    var sources = new ArrayList<List<Shift>>();
    covers.stream()
        .filter(it -> it.schedule().equals(id))
        .sorted((one, other) -> Long.compare(other.id(), one.id()))
        .map(it -> it.when().and(within).map(when -> new Shift(when, it.who(), Cover.WHY)))
        .flatMap(Optional::stream)
        .forEach(it -> sources.add(List.of(it)));
    layers.reversed().forEach(it -> sources.add(it.shifts(within)));
    return sources;
  }

  private static List<Shift> joined(List<Shift> any) {
    var joined = new ArrayList<Shift>();
    for (var next : any.stream().sorted().toList()) {
      var last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && last.who().equals(next.who()) && touches(last, next)) {
        joined.removeLast();
        joined.add(last.during(new Interval(last.when().from(), next.when().until())));
      } else {
        joined.add(next);
      }
    }
    return List.copyOf(joined);
  }

  private static boolean touches(Shift one, Shift next) {
    return one.when().until().equals(next.when().from());
  }

  /** Who is on call at that moment. */
  Optional<Shift> at(Instant moment, List<Cover> covers) {
    return shifts(new Interval(moment, moment.plusNanos(1000)), covers).stream().findFirst();
  }

  /** When somebody should be on call and nobody is. */
  Intervals gaps(Interval within, List<Cover> covers) {
    var manned = Intervals.of(shifts(within, covers).stream().map(Shift::when).toList());
    return covered.in(zone, within).minus(manned);
  }
}
