package dev.deskbell.calendar;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours of some weekdays in a policy file.
 *
 * @param days on which they begin; every day if left out
 */
public record HoursEntry(@Nullable List<DayOfWeek> days, String from, String until) {
  /** The hours they are; nothing written is always. */
  public static WeeklyHours hours(@Nullable List<HoursEntry> written) {
    return written == null
        ? WeeklyHours.ALWAYS
        : new WeeklyHours(written.stream().map(HoursEntry::part).toList());
  }

  private WeeklyHours.Part part() {
    var begins =
        days == null || days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : EnumSet.copyOf(days);
    return new WeeklyHours.Part(begins, time(from), time(until));
  }

  private static LocalTime time(String written) {
    return written.equals("24:00") ? LocalTime.MIDNIGHT : LocalTime.parse(written);
  }
}
