package dev.deskbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * When an organisation works: its hours in a week, but not on its holidays. What was looked at once
 * is kept, so one is made for a calendar and asked again and again.
 */
public final class BusinessHours {
  /** So far it is looked for open hours before we say that there are none. */
  private static final Duration FARTHEST = Duration.ofDays(4000);

  private final ZoneId zone;
  private final WeeklyHours hours;
  private final Set<LocalDate> holidays;
  private final OpenTime time = new OpenTime(this::open);

  public BusinessHours(ZoneId zone, WeeklyHours hours, Set<LocalDate> holidays) {
    this.zone = zone;
    this.hours = hours;
    this.holidays = Set.copyOf(holidays);
  }

  /** Around the clock. */
  public static BusinessHours always(ZoneId zone) {
    return new BusinessHours(zone, WeeklyHours.ALWAYS, Set.of());
  }

  public ZoneId zone() {
    return zone;
  }

  public WeeklyHours hours() {
    return hours;
  }

  /** When it is open within the bounds; hours that begin on a holiday fall out whole. */
  public Intervals open(Interval within) {
    return hours.in(zone, within, it -> !holidays.contains(it));
  }

  public boolean isOpen(Instant moment) {
    return time.isOpen(moment);
  }

  /** How much of the time between is open; nothing when the end is not after the start. */
  public Duration between(Instant from, Instant until) {
    return from.isBefore(until) ? time.between(from, until) : Duration.ZERO;
  }

  /**
   * The moment at which so much open time has passed; none if it is practically never open. No time
   * at all passes at once, whether it is open or not.
   */
  public Optional<Instant> after(Instant from, Duration openTime) {
    if (openTime.isZero() || openTime.isNegative()) {
      return Optional.of(from);
    }
    return openTime.compareTo(FARTHEST) > 0
        ? Optional.empty()
        : time.after(from, openTime.toNanos(), from.plus(FARTHEST));
  }

  /** That moment if it is open then, else the next at which it opens; none if it never does. */
  public Optional<Instant> nextOpen(Instant from) {
    return time.next(from, from.plus(FARTHEST));
  }
}
