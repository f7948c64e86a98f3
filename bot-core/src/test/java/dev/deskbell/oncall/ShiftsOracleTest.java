package dev.deskbell.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.calendar.HoursEntry;
import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.MinuteWalker;
import dev.deskbell.calendar.MinuteWalker.Glance;
import dev.deskbell.calendar.Transitions;
import dev.deskbell.calendar.WeeklyHours;
import dev.deskbell.oncall.SchedulesPolicy.Every;
import dev.deskbell.oncall.SchedulesPolicy.LayerEntry;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Shifts against somebody who looks at the clock every minute, counts the hand-offs it has shown,
 * and reads from the files whose turn that makes it: two days around changes of clocks. {@code
 * -Dzones=all} takes every change of every zone from 2020 to 2040.
 */
class ShiftsOracleTest {
  private static final Duration AROUND = Duration.ofDays(2);

  static Person.Id person(String handle) {
    return new Person.Id(handle.hashCode() & 0xffffffffL);
  }

  private static Schedule schedule(List<LayerEntry> layers, ZoneId zone) {
    return new Schedule(
        "s",
        "S",
        new Team.Id("network"),
        zone,
        Optional.empty(),
        layers.stream()
            .map(it ->
                new Layer(
                    String.valueOf(it.name()),
                    it.people().stream().map(handle -> Optional.of(person(handle))).toList(),
                    it.rotation(zone),
                    HoursEntry.hours(it.hours()),
                    it.until() == null ? null : LocalDate.parse(it.until())))
            .toList(),
        WeeklyHours.ALWAYS,
        List.of());
  }

  @Test
  void shifts_have_no_gap_and_no_overlap_and_change_when_the_clock_on_the_wall_says() {
    var random = new Random(20261122);
    for (var change : Transitions.some(150)) {
      var any = new AnySchedule(random);
      var layers = any.layers(change.at());
      var covers = any.covers("s", change.at());
      var bounds = Interval.of(change.at().minus(AROUND), AROUND.multipliedBy(2));
      var shifts = schedule(layers, change.zone()).shifts(bounds, covers);
      assertInOrder(shifts, bounds);
      compare(change, layers, covers, shifts);
    }
  }

  private static void assertInOrder(List<Shift> shifts, Interval bounds) {
    var last = bounds.from();
    for (var shift : shifts) {
      assertThat(shift.when().from()).isAfterOrEqualTo(last);
      last = shift.when().until();
    }
    assertThat(last).isBeforeOrEqualTo(bounds.until());
  }

  private static void compare(
      Transitions change, List<LayerEntry> layers, List<Cover> covers, List<Shift> shifts) {
    // Begins a day earlier, so that what the clock has shown at most is known.
    var glances =
        MinuteWalker.walk(
            change.zone(), change.at().minus(AROUND.multipliedBy(2)), AROUND.multipliedBy(4));
    var handOffs = layers.stream().map(it -> handOffs(it, glances.getLast().latest())).toList();
    var next = 0;
    for (var glance : glances) {
      if (glance.at().isBefore(change.at().minus(AROUND))
          || !glance.at().isBefore(change.at().plus(AROUND))) {
        continue;
      }
      while (next < shifts.size() && !shifts.get(next).when().until().isAfter(glance.at())) {
        next++;
      }
      var said =
          next < shifts.size() && shifts.get(next).when().contains(glance.at())
              ? shifts.get(next).who()
              : null;
      assertThat(said)
          .as("%s %s %s", change, glance, layers)
          .isEqualTo(expected(layers, handOffs, covers, glance));
    }
  }

  private static Person.@Nullable Id expected(
      List<LayerEntry> layers,
      List<List<LocalDateTime>> handOffs,
      List<Cover> covers,
      Glance glance) {
    for (var cover : covers.reversed()) {
      if (cover.when().contains(glance.at())) {
        return cover.who();
      }
    }
    for (var i = layers.size() - 1; i >= 0; i--) {
      var turn = count(handOffs.get(i), glance.latest()) - 1;
      var layer = layers.get(i);
      if (turn >= 0 && counts(layer, glance)) {
        return person(layer.people().get(turn % layer.people().size()));
      }
    }
    return null;
  }

  private static int count(List<LocalDateTime> handOffs, LocalDateTime shown) {
    var low = 0;
    var high = handOffs.size();
    while (low < high) {
      var middle = (low + high) / 2;
      if (handOffs.get(middle).isAfter(shown)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** All of them, day by day as a calendar would list them. */
  private static List<LocalDateTime> handOffs(LayerEntry layer, LocalDateTime last) {
    var times = layer.times() == null ? 1 : layer.times();
    var all = new ArrayList<LocalDateTime>();
    if (layer.every() == Every.HOUR) {
      var next = LocalDate.parse(layer.starts()).atTime(time(layer.handOff().getFirst()));
      for (; !next.isAfter(last); next = next.plusHours(times)) {
        all.add(next);
      }
      return all;
    }
    var first = LocalDate.parse(layer.starts());
    var turnStart = layer.every() == Every.DAY ? first : firstHandOff(layer, first);
    for (var day = first; !day.isAfter(last.toLocalDate()); day = day.plusDays(1)) {
      for (var moment :
          layer.handOff().stream()
              .sorted(java.util.Comparator.comparing(ShiftsOracleTest::time))
              .toList()) {
        var period = layer.every() == Every.DAY ? 1 : 7;
        var periods = Math.floorDiv(day.toEpochDay() - turnStart.toEpochDay(), period);
        var fits =
            periods % times == 0
                && (layer.every() == Every.DAY
                    || (day.getDayOfWeek() == day(moment) && inCycle(day, turnStart, times)));
        if (fits) {
          all.add(day.atTime(time(moment)));
        }
      }
    }
    return all;
  }

  private static boolean inCycle(LocalDate day, LocalDate turnStart, int times) {
    var days = day.toEpochDay() - turnStart.toEpochDay();
    return days >= 0 && days % (7L * times) < 7;
  }

  private static LocalDate firstHandOff(LayerEntry layer, LocalDate first) {
    for (var day = first; ; day = day.plusDays(1)) {
      var its = day.getDayOfWeek();
      if (layer.handOff().stream().anyMatch(it -> day(it) == its)) {
        return day;
      }
    }
  }

  private static DayOfWeek day(String moment) {
    return DayOfWeek.valueOf(moment.split(" ", 2)[0].toUpperCase(Locale.ROOT));
  }

  private static LocalTime time(String moment) {
    return LocalTime.parse(moment.substring(moment.lastIndexOf(' ') + 1));
  }

  private static boolean counts(LayerEntry layer, Glance glance) {
    var shown = glance.latest();
    if (layer.until() != null && !shown.isBefore(LocalDate.parse(layer.until()).atStartOfDay())) {
      return false;
    }
    return layer.hours() == null || layer.hours().stream().anyMatch(it -> isOpen(it, shown));
  }

  private static boolean isOpen(HoursEntry hours, LocalDateTime shown) {
    var today = shown.toLocalDate();
    for (var day : List.of(today.minusDays(1), today)) {
      var opens = day.atTime(LocalTime.parse(hours.from()));
      var closes = day.atTime(LocalTime.parse(hours.until()));
      var end = closes.isAfter(opens) ? closes : closes.plusDays(1);
      var onThatDay = hours.days() == null || hours.days().contains(day.getDayOfWeek());
      if (onThatDay && !shown.isBefore(opens) && shown.isBefore(end)) {
        return true;
      }
    }
    return false;
  }

  @Test
  void a_weekly_turn_is_handed_over_at_nine_on_both_sides_of_the_change() {
    var weekly =
        new LayerEntry(
            "l",
            List.of("a", "b"),
            Every.WEEK,
            1,
            List.of("monday 09:00"),
            "2026-03-02",
            null,
            null);
    var zone = ZoneId.of("Europe/Lisbon");
    var month =
        new Interval(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-04-13T00:00:00Z"));
    assertThat(schedule(List.of(weekly), zone).shifts(month, List.of()))
        .extracting(it -> it.when().from().atZone(zone).toLocalDateTime().toString())
        .containsExactly(
            "2026-03-02T09:00",
            "2026-03-09T09:00",
            "2026-03-16T09:00",
            "2026-03-23T09:00",
            "2026-03-30T09:00",
            "2026-04-06T09:00");
  }

  /** Governments do that with a few weeks' notice; the program hears of it with its next Java. */
  @Test
  void when_a_country_changes_its_zone_hand_offs_stay_where_the_clock_on_the_wall_says() {
    var country = ChangingZone.register("Test/Proof");
    var daily =
        new LayerEntry(
            "l", List.of("a", "b"), Every.DAY, 1, List.of("09:00"), "2026-03-02", null, null);
    var schedule = schedule(List.of(daily), country.zone());
    var week = Interval.of(Instant.parse("2026-03-04T00:00:00Z"), Duration.ofDays(3));
    country.isAheadBy(1);
    var before = handOffs(schedule, week);
    country.isAheadBy(3);
    assertThat(before).contains("2026-03-05T08:00:00Z");
    assertThat(handOffs(schedule, week)).contains("2026-03-05T06:00:00Z");
  }

  private static List<String> handOffs(Schedule schedule, Interval within) {
    return schedule.shifts(within, List.of()).stream()
        .map(it -> it.when().from().toString())
        .toList();
  }
}
