package dev.deskbell.discord;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Discord shuts out an address that sends 10,000 requests in ten minutes that it turns down with
 * 401, 403 or 429. Long before that, this instance holds back.
 */
final class InvalidRequests {

  static final int MOST = 1_000;
  static final Duration WINDOW = Duration.ofMinutes(10);

  private final Clock clock;
  private final Deque<Instant> counted = new ArrayDeque<>();

  InvalidRequests(Clock clock) {
    this.clock = clock;
  }

  synchronized void count(int status) {
    if (status == 401 || status == 403 || status == 429) {
      forget();
      counted.add(clock.instant());
    }
  }

  /** How long nothing may be sent. */
  synchronized Duration hold() {
    forget();
    return counted.size() < MOST
        ? Duration.ZERO
        : Duration.between(clock.instant(), counted.getFirst().plus(WINDOW));
  }

  private void forget() {
    var before = clock.instant().minus(WINDOW);
    while (!counted.isEmpty() && !counted.getFirst().isAfter(before)) {
      counted.removeFirst();
    }
  }
}
