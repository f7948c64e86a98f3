package dev.deskbell.slack.fake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** How often each method may be called: by its tier, and messages once a second and channel. */
final class Pace {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Slack lets short bursts through, and promises none. */
  private static final int BURST = 3;

  private static final Duration TEN = Duration.ofSeconds(10);

  private final Clock clock;
  private final JsonNode tiers = tiers();
  private final Map<String, Deque<Instant>> calls = new HashMap<>();
  private boolean kept;
  private int turnedAway;

  Pace(Clock clock) {
    this.clock = clock;
  }

  synchronized void isKept() {
    kept = true;
  }

  synchronized int turnedAway() {
    return turnedAway;
  }

  /** How long to wait, when this comes too soon. */
  synchronized Optional<Duration> tooSoon(ApiCall call, String team) {
    if (!kept) {
      return Optional.empty();
    }
    if (!call.method().equals("chat.postMessage")) {
      return within(team + "/" + call.method(), most(call.method()), MINUTE);
    }
    var channel = team + "/" + call.maybe("channel").orElse("");
    return within(channel, BURST + TEN.toSecondsPart(), TEN);
  }

  private Optional<Duration> within(String scope, int most, Duration window) {
    var now = clock.instant();
    var recent = calls.computeIfAbsent(scope, _ -> new ArrayDeque<>());
    recent.removeIf(it -> !it.plus(window).isAfter(now));
    if (recent.size() >= most) {
      turnedAway++;
      return Optional.of(Duration.between(now, recent.getFirst().plus(window)));
    }
    recent.add(now);
    return Optional.empty();
  }

  private int most(String method) {
    return switch (Json.text(tiers, method)) {
      case "Tier1" -> 1;
      case "Tier2" -> 20;
      case "Tier3" -> 50;
      case "Tier4" -> 100;
      default -> 600;
    };
  }

  private static JsonNode tiers() {
    try (var file = Pace.class.getResourceAsStream("/slack/rate_limit_tiers.json")) {
      var bytes = Objects.requireNonNull(file).readAllBytes();
      return Json.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
