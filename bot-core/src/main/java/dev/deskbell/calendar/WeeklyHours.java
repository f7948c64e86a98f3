package dev.deskbell.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Hours that come again every week, as the clock on the wall shows them. */
public record WeeklyHours(List<Part> parts) {
  public static final WeeklyHours ALWAYS =
      new WeeklyHours(
          List.of(new Part(Set.of(DayOfWeek.values()), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT)));

  public WeeklyHours {
    parts = List.copyOf(parts);
  }

  /**
   * The same hours on some days; until the same time or an earlier one is until the next day, so
   * midnight to midnight is a whole day.
   *
   * @param days on which it begins
   */
  public record Part(Set<DayOfWeek> days, LocalTime from, LocalTime until) {
    public Part {
      days = Set.copyOf(days);
    }

    private LocalDate lastDay(LocalDate first) {
      return until.isAfter(from) ? first : first.plusDays(1);
    }
  }

  /** These hours in that zone, as far as they lie within the bounds. */
  public Intervals in(ZoneId zone, Interval within) {
    return in(zone, within, _ -> true);
  }

  /** The same, only of days that are wanted: the day on which hours begin counts. */
  Intervals in(ZoneId zone, Interval within, Predicate<LocalDate> wanted) {
    var all = new ArrayList<Interval>();
    var last = within.until().atZone(zone).toLocalDate();
    var day = within.from().atZone(zone).toLocalDate().minusDays(2);
    for (; !day.isAfter(last); day = day.plusDays(1)) {
      if (wanted.test(day)) {
        addDay(day, zone, all);
      }
    }
    return new Intervals(all).within(within);
  }

  private void addDay(LocalDate day, ZoneId zone, List<Interval> all) {
    for (var part : parts) {
      if (part.days().contains(day.getDayOfWeek())) {
        var from = WallClock.at(day.atTime(part.from()), zone);
        var until = WallClock.at(part.lastDay(day).atTime(part.until()), zone);
        Interval.between(from, until).ifPresent(all::add);
      }
    }
  }
}
