package dev.deskbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Looks at the clock on the wall minute by minute: too slow for a desk, too simple to be wrong. */
public final class MinuteWalker {
  private MinuteWalker() {}

  /** What the clock has shown at most so far, every minute. */
  public record Glance(Instant at, LocalDateTime shown, LocalDateTime latest) {}

  public static List<Glance> walk(ZoneId zone, Instant from, Duration length) {
    var glances = new ArrayList<Glance>();
    var latest = LocalDateTime.MIN;
    for (var at = from; at.isBefore(from.plus(length)); at = at.plusSeconds(60)) {
      var shown = LocalDateTime.ofInstant(at, zone);
      latest = shown.isAfter(latest) ? shown : latest;
      glances.add(new Glance(at, shown, latest));
    }
    return glances;
  }

  /** The minutes that fit, as intervals. */
  public static Intervals where(List<Glance> glances, Predicate<Glance> fits) {
    return Intervals.of(
        glances.stream()
            .filter(fits)
            .map(it -> Interval.of(it.at(), Duration.ofMinutes(1)))
            .toList());
  }
}
