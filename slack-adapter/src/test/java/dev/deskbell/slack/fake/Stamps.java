package dev.deskbell.slack.fake;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Slack's time, and the names it makes of it: a message is known by its channel and its moment. */
final class Stamps {
  private static final long MICROS = 1_000_000;

  private final Clock clock;
  private final AtomicLong last = new AtomicLong();
  private final AtomicInteger count = new AtomicInteger();

  Stamps(Clock clock) {
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /** Seconds and microseconds, never the same twice: {@code 1772528400.000100}. */
  String ts() {
    var now = now();
    var micros = now.getEpochSecond() * MICROS + now.getNano() / 1000;
    var ts = last.updateAndGet(before -> Math.max(before + 1, micros));
    return "%d.%06d".formatted(ts / MICROS, ts % MICROS);
  }

  String id(String prefix) {
    var number = Integer.toString(count.incrementAndGet(), 36).toUpperCase(Locale.ROOT);
    return prefix + "0F" + "0".repeat(Math.max(0, 6 - number.length())) + number;
  }
}
