package dev.deskbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A span of time: begins at {@code from} and is over at {@code until}; never empty. */
public record Interval(Instant from, Instant until) implements Comparable<Interval> {
  public Interval {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "an interval begins before it ends: " + from + " " + until);
    }
  }

  /** None when it would be empty or begin after its end. */
  public static Optional<Interval> between(Instant from, Instant until) {
    return from.isBefore(until) ? Optional.of(new Interval(from, until)) : Optional.empty();
  }

  public static Interval of(Instant from, Duration length) {
    return new Interval(from, from.plus(length));
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  public boolean overlaps(Interval other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /** What both have in common. */
  public Optional<Interval> and(Interval other) {
    return between(later(from, other.from), earlier(until, other.until));
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  @Override
  public int compareTo(Interval other) {
    var byStart = from.compareTo(other.from);
    return byStart != 0 ? byStart : until.compareTo(other.until);
  }

  static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
