package dev.deskbell.proof;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long each part of something took. */
final class Laps {
  private final Map<String, Duration> all = new LinkedHashMap<>();
  private long began = System.nanoTime();

  /** What has been done since the last one. */
  void end(String what) {
    var now = System.nanoTime();
    all.merge(what, Duration.ofNanos(now - began), Duration::plus);
    began = now;
  }

  Map<String, Duration> all() {
    return new LinkedHashMap<>(all);
  }
}
