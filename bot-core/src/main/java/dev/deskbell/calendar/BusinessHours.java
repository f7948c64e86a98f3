package dev.deskbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/** When an organisation works: its hours in a week, but not on its holidays. */
public record BusinessHours(ZoneId zone, WeeklyHours hours, Set<LocalDate> holidays) {
  /** So far it is looked for open hours before we say that there are none. */
  private static final Duration FARTHEST = Duration.ofDays(4000);

  private static final Duration STEP = Duration.ofDays(28);

  public BusinessHours {
    holidays = Set.copyOf(holidays);
  }

  /** Around the clock. */
  public static BusinessHours always(ZoneId zone) {
    return new BusinessHours(zone, WeeklyHours.ALWAYS, Set.of());
  }

  /** When it is open within the bounds; hours that begin on a holiday fall out whole. */
  public Intervals open(Interval within) {
    return hours.in(zone, within, it -> !holidays.contains(it));
  }

  public boolean isOpen(Instant moment) {
    return open(Interval.of(moment, Duration.ofNanos(1))).contains(moment);
  }

  /** How much of the time between is open; nothing when the end is not after the start. */
  public Duration between(Instant from, Instant until) {
    return Interval.between(from, until).map(it -> open(it).length()).orElse(Duration.ZERO);
  }

  /**
   * The moment at which so much open time has passed; none if it is practically never open. No time
   * at all passes at once, whether it is open or not.
   */
  public Optional<Instant> after(Instant from, Duration openTime) {
    if (openTime.isZero() || openTime.isNegative()) {
      return Optional.of(from);
    }
    var left = openTime;
    var end = from.plus(FARTHEST);
    for (var at = from; at.isBefore(end); at = at.plus(STEP)) {
      for (var part : open(Interval.of(at, STEP)).parts()) {
        if (left.compareTo(part.length()) <= 0) {
          return Optional.of(part.from().plus(left));
        }
        left = left.minus(part.length());
      }
    }
    return Optional.empty();
  }

  /** That moment if it is open then, else the next at which it opens; none if it never does. */
  public Optional<Instant> nextOpen(Instant from) {
    var end = from.plus(FARTHEST);
    for (var at = from; at.isBefore(end); at = at.plus(STEP)) {
      var open = open(Interval.of(at, STEP));
      if (!open.isEmpty()) {
        return Optional.of(open.parts().getFirst().from());
      }
    }
    return Optional.empty();
  }
}
