package dev.deskbell.proof;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * A monitoring system that posts what fires, in one piece or in two, to either desk until that is
 * answered 202, and again although it was; some of it ends, and is then told once more by somebody
 * who does not know that yet.
 */
final class Monitor {
  /** As its integration is called. */
  static final String NAME = "monitor";

  static final String SECRET = "an-address-for-histories-only";

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofMillis(250);

  private final Installation installation;
  private final String history;
  private final Doings doings = new Doings();
  private final Map<String, Integer> firing = new ConcurrentHashMap<>();
  private final Map<String, Integer> over = new ConcurrentHashMap<>();
  private int marks;

  Monitor(Installation installation, String history) {
    this.installation = installation;
    this.history = history;
  }

  /** How much it had to say, and to say again. */
  Doings doings() {
    return doings;
  }

  /** What was answered 202 and goes on, and how many alerts it is. */
  Map<String, Integer> firing() {
    return Map.copyOf(firing);
  }

  /** What was answered 202 twice, when it began and when it ended. */
  Map<String, Integer> over() {
    return Map.copyOf(over);
  }

  void talks(Random random, BooleanSupplier on) {
    while (on.getAsBoolean()) {
      happens("mark-alarm-%s-%d.".formatted(history, marks++), random);
      LockSupport.parkNanos(Duration.ofMillis(1_200 + random.nextInt(1_200)).toNanos());
    }
  }

  private void happens(String mark, Random random) {
    var began = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    var many = 1 + random.nextInt(2);
    var severity = random.nextInt(5) == 0 ? "critical" : "warning";
    for (var number = 0; number < many; number++) {
      says(random, alert(mark, number, severity, began, ""));
    }
    for (var again = random.nextInt(3); again > 0; again--) {
      says(random, alert(mark, random.nextInt(many), severity, began, ""));
    }
    if (random.nextInt(3) > 0) {
      firing.put(mark, many);
      return;
    }
    var ended = began.plusSeconds(1).toString();
    for (var number = 0; number < many; number++) {
      says(random, alert(mark, number, severity, began, ended));
    }
    says(random, alert(mark, random.nextInt(many), severity, began, ""));
    over.put(mark, many);
  }

  private static String alert(
      String mark, int number, String severity, Instant began, String ended) {
    return """
    {"version": "4", "receiver": "desk", "alerts": [{
      "status": "%s", "fingerprint": "%s%d", "startsAt": "%s", "endsAt": "%s",
      "labels": {"alertname": "%s", "severity": "%s", "instance": "%d"},
      "annotations": {"summary": "%s"}}]}
    """
        .formatted(
            ended.isEmpty() ? "firing" : "resolved",
            mark,
            number,
            began,
            ended.isEmpty() ? "0001-01-01T00:00:00Z" : ended,
            mark,
            severity,
            number,
            mark);
  }

  /** As Alertmanager does: until somebody takes it. */
  private void says(Random random, String words) {
    var body = words.getBytes(UTF_8);
    var last = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = installation.posts(random.nextInt(2), "/in/" + NAME + "/" + SECRET, body);
      if (answer.status() == 202) {
        doings.posted();
        return;
      }
      if ((answer.status() >= 400 && answer.status() < 500) || System.nanoTime() > last) {
        throw new AssertionError(words + " is answered " + answer);
      }
      doings.repeated();
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }
}
