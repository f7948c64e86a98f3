package dev.deskbell.discord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import okhttp3.Response;

/** What Discord says is left of each route's budget: an empty one is waited for, not run into. */
final class Buckets {

  private static final int MOST = 10_000;
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private final Clock clock;
  private final Map<String, Instant> emptyUntil = new ConcurrentHashMap<>();

  Buckets(Clock clock) {
    this.clock = clock;
  }

  void learn(String route, Response response) {
    var after = response.header("X-RateLimit-Reset-After", "");
    if ("0".equals(response.header("X-RateLimit-Remaining")) && after != null) {
      empty(route, after);
    }
  }

  private void empty(String route, String after) {
    if (emptyUntil.size() >= MOST) {
      emptyUntil.values().removeIf(clock.instant()::isAfter);
    }
    if (after.matches("\\d{1,6}(\\.\\d+)?")) {
      var wait = Duration.ofMillis((long) Math.ceil(Double.parseDouble(after) * 1000));
      emptyUntil.put(route, clock.instant().plus(wait.compareTo(LONGEST) < 0 ? wait : LONGEST));
    }
  }

  Duration wait(String route) {
    var until = emptyUntil.get(route);
    if (until == null) {
      return Duration.ZERO;
    }
    var left = Duration.between(clock.instant(), until);
    if (!left.isPositive()) {
      emptyUntil.remove(route, until);
    }
    return left;
  }
}
