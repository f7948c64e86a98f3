package dev.deskbell.conversation;

import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A length of time as people say it. Days are kept apart: in two days at the same time of day is
 * not always in 48 hours.
 */
record Distance(long days, Duration rest) {
  private static final int DAY = 86_400;
  private static final int LONGEST = 60;

  private static final Pattern PART =
      Pattern.compile(
          "\\s*(?:and\\s+)?(an?|\\d{1,5}(?:[.,]\\d{1,2})?)\\s*"
              + "(weeks?|w|days?|d|hours?|hrs?|h|minutes?|mins?|m)(?![a-z])");

  /** Reads {@code 2h}, {@code 1h30m}, {@code 3 days and 4 hours}; not nothing. */
  static Optional<Distance> parse(String typed) {
    var words = typed.strip().toLowerCase(Locale.ROOT);
    var parts = PART.matcher(words.length() > LONGEST ? "" : words);
    var sum = new Distance(0, Duration.ZERO);
    var at = 0;
    while (at < words.length() && parts.find(at) && parts.start() == at) {
      sum = sum.plus(parts.group(1), parts.group(2).charAt(0));
      at = parts.end();
    }
    return at < words.length() || sum.isZero() ? Optional.empty() : Optional.of(sum);
  }

  private Distance plus(String count, char unit) {
    var number = count.startsWith("a") ? 1 : Double.parseDouble(count.replace(',', '.'));
    var seconds =
        switch (unit) {
          case 'w' -> 7 * DAY;
          case 'd' -> DAY;
          case 'h' -> 3_600;
          default -> 60;
        };
    var more = Math.round(number * seconds);
    return seconds < DAY
        ? new Distance(days, rest.plusSeconds(more))
        : new Distance(days + more / DAY, rest.plusSeconds(more % DAY));
  }

  private boolean isZero() {
    return days == 0 && rest.isZero();
  }

  /** As a span of time, a day being 24 hours. */
  Duration duration() {
    return rest.plusDays(days);
  }

  ZonedDateTime after(ZonedDateTime moment) {
    return moment.plusDays(days).plus(rest);
  }

  ZonedDateTime before(ZonedDateTime moment) {
    return moment.minusDays(days).minus(rest);
  }
}
