package dev.deskbell.oncall;

import dev.deskbell.calendar.HoursEntry;
import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Policies;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The schedules that the files say, and who is on call by them. */
@Component
class Schedules {
  private final Policies policies;
  private final People people;
  private final Covers covers;

  Schedules(Policies policies, People people, Covers covers) {
    this.policies = policies;
    this.people = people;
    this.covers = covers;
  }

  List<Schedule> all() {
    return policies.current(OncallConfiguration.SCHEDULES).entries().stream()
        .map(this::schedule)
        .toList();
  }

  Optional<Schedule> get(String id) {
    return all().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  List<Schedule> of(Team.Id team) {
    return all().stream().filter(it -> it.team().equals(team)).toList();
  }

  /** Who is on call then. */
  Optional<Shift> at(Schedule schedule, Instant moment) {
    return schedule.at(moment, covers.of(schedule.id(), moment(moment)));
  }

  List<Shift> shifts(Schedule schedule, Interval within) {
    return schedule.shifts(within, covers.of(schedule.id(), within));
  }

  /** When somebody should be on call and nobody is. */
  Intervals gaps(Schedule schedule, Interval within) {
    return schedule.gaps(within, covers.of(schedule.id(), within));
  }

  /** One's own turns by all schedules, the next first. */
  List<Turn> turnsOf(Person.Id who, Interval within) {
    var schedules = all();
    var standIns = covers.of(schedules.stream().map(Schedule::id).toList(), within);
    return schedules.stream()
        .filter(it -> it.names(standIns).anyMatch(named -> people.same(named, who)))
        .flatMap(it -> it.shifts(within, standIns).stream().map(shift -> new Turn(it, shift)))
        .filter(it -> people.same(it.shift().who(), who))
        .sorted(Comparator.comparing(Turn::shift))
        .toList();
  }

  /** A shift and whose schedule it is. */
  record Turn(Schedule schedule, Shift shift) {}

  private static Interval moment(Instant at) {
    return new Interval(at, at.plusNanos(1000));
  }

  private Schedule schedule(SchedulesPolicy.Entry entry) {
    var zone = ZoneId.of(entry.zone());
    return new Schedule(
        entry.id(),
        entry.name(),
        new Team.Id(entry.team()),
        zone,
        Optional.ofNullable(entry.owner()).flatMap(this::present),
        entry.layers().stream().map(it -> layer(it, zone)).toList(),
        HoursEntry.hours(entry.covered()),
        entry.followers());
  }

  private Layer layer(SchedulesPolicy.LayerEntry entry, ZoneId zone) {
    return new Layer(
        entry.name() == null ? "on call" : entry.name(),
        entry.people().stream().map(this::present).toList(),
        entry.rotation(zone),
        HoursEntry.hours(entry.hours()),
        day(entry.until()));
  }

  private static @Nullable LocalDate day(@Nullable String written) {
    return written == null ? null : LocalDate.parse(written);
  }

  /** Who has left is nobody, so that their turn is a gap that shows. */
  private Optional<Person.Id> present(String handle) {
    return people.named(handle).filter(Person::active).map(Person::id);
  }
}
