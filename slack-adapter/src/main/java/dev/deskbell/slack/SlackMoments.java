package dev.deskbell.slack;

import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * When deeds happened. Slack tells that of most; of commands and forms it does not, and those that
 * it repeats are still the first ones.
 */
final class SlackMoments {

  private static final int REMEMBERED = 5_000;

  private final Clock clock;
  private final Map<String, Instant> heard =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  SlackMoments(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** When it was heard first. */
  synchronized Instant of(String delivery) {
    return heard.computeIfAbsent(delivery, _ -> clock.instant());
  }

  /**
   * As Slack tells, but never later than now.
   *
   * @param stamp seconds and a fraction; empty when Slack does not tell
   */
  Instant of(String delivery, String stamp) {
    var dot = stamp.indexOf('.');
    var seconds = dot < 0 ? stamp : stamp.substring(0, dot);
    if (seconds.isEmpty()
        || seconds.length() > 12
        || !seconds.chars().allMatch(Character::isDigit)) {
      return of(delivery);
    }
    var told = Instant.ofEpochSecond(Long.parseLong(seconds), nanos(stamp, dot));
    var now = clock.instant();
    return told.isAfter(now) ? of(delivery) : told;
  }

  /** A stamp of a message; that instead where Slack writes something else. */
  static Instant read(String stamp, Instant otherwise) {
    var dot = stamp.indexOf('.');
    return stamp.matches("\\d{1,12}(\\.\\d{1,9})?")
        ? Instant.ofEpochSecond(
            Long.parseLong(dot < 0 ? stamp : stamp.substring(0, dot)), nanos(stamp, dot))
        : otherwise;
  }

  private static long nanos(String stamp, int dot) {
    var digits = dot < 0 ? "" : stamp.substring(dot + 1).replaceAll("\\D.*", "");
    return digits.isEmpty() ? 0 : Long.parseLong((digits + "000000000").substring(0, 9));
  }
}
