package dev.deskbell.discord.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Counts requests: per route as its bucket allows, and 50 a second over all. Wide open until a test
 * wants it as narrow as Discord.
 */
public final class RateLimits {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Map<String, Deque<Instant>> used = new HashMap<>();
  private final Deque<Instant> everything = new ArrayDeque<>();
  private volatile int perRoute = 10_000;
  private volatile Duration window = Duration.ofSeconds(5);
  private volatile int global = 1_000_000;
  private volatile InstantSource clock = InstantSource.system();

  /** How a bucket stands after a request. */
  record Bucket(String name, int limit, int remaining, Duration reset) {}

  /** A request too many. */
  record Exceeded(boolean global, Duration pause) {}

  /** From now on that many in that time on each route. */
  public void perRoute(int most, Duration in) {
    perRoute = most;
    window = in;
  }

  /** From now on that many a second over all routes that count: Discord allows 50. */
  public void global(int aSecond) {
    global = aSecond;
  }

  /** The same, counted by that clock. */
  public synchronized void global(int aSecond, InstantSource by) {
    everything.clear();
    used.clear();
    global = aSecond;
    clock = by;
  }

  synchronized Optional<Exceeded> exceeded(Request request) {
    var now = clock.instant();
    if (counts(request)) {
      forget(everything, now.minus(SECOND));
      if (everything.size() >= global) {
        return Optional.of(new Exceeded(true, left(everything, SECOND, now)));
      }
      everything.addLast(now);
    }
    var bucket = used.computeIfAbsent(request.route(), _ -> new ArrayDeque<>());
    forget(bucket, now.minus(window));
    if (bucket.size() >= perRoute) {
      return Optional.of(new Exceeded(false, left(bucket, window, now)));
    }
    bucket.addLast(now);
    return Optional.empty();
  }

  /** Answers to interactions are not bound by the global limit. */
  private static boolean counts(Request request) {
    return !request.path().startsWith("/interactions") && !request.path().startsWith("/webhooks");
  }

  synchronized Bucket standing(Request request) {
    var now = clock.instant();
    var bucket = used.getOrDefault(request.route(), new ArrayDeque<>());
    forget(bucket, now.minus(window));
    var reset = bucket.isEmpty() ? Duration.ZERO : left(bucket, window, now);
    var name = Integer.toHexString(request.route().hashCode());
    return new Bucket(name, perRoute, Math.max(0, perRoute - bucket.size()), reset);
  }

  private static Duration left(Deque<Instant> bucket, Duration window, Instant now) {
    return Duration.between(now, bucket.getFirst().plus(window));
  }

  private static void forget(Deque<Instant> bucket, Instant before) {
    while (!bucket.isEmpty() && bucket.getFirst().isBefore(before)) {
      bucket.removeFirst();
    }
  }
}
