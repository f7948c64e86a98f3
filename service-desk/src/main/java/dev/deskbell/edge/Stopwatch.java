package dev.deskbell.edge;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * How long answers take, by endpoint and status, under the name that Spring's own filter has for
 * it: the filter does not know endpoints, and puts its tags together for each request.
 */
final class Stopwatch {
  private static final String NAME = "http.server.requests";
  private static final String NOWHERE = "UNKNOWN";

  private final Supplier<MeterRegistry> registry;
  private final ConcurrentMap<Kind, Timer> timers = new ConcurrentHashMap<>();

  Stopwatch(Supplier<MeterRegistry> registry) {
    this.registry = registry;
  }

  /** There are as many as endpoints and statuses. */
  private record Kind(String method, String path, int status) {}

  /** An endpoint's answer. */
  void answered(String method, String path, int status, long nanos) {
    timers
        .computeIfAbsent(new Kind(method, path, status), this::timer)
        .record(Duration.ofNanos(nanos));
  }

  /** There is no such endpoint; what was asked for instead is not told apart. */
  void turnedAway(int status, long nanos) {
    answered(NOWHERE, NOWHERE, status, nanos);
  }

  private Timer timer(Kind kind) {
    var tags =
        Tags.of(
            "method", kind.method(),
            "uri", kind.path(),
            "status", Integer.toString(kind.status()),
            "outcome", outcome(kind.status()));
    return Timer.builder(NAME).tags(tags).register(registry.get());
  }

  private static String outcome(int status) {
    return switch (status / 100) {
      case 1 -> "INFORMATIONAL";
      case 2 -> "SUCCESS";
      case 3 -> "REDIRECTION";
      case 4 -> "CLIENT_ERROR";
      default -> "SERVER_ERROR";
    };
  }
}
