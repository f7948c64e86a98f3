package dev.deskbell.proof;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Somebody who reports and has their reports acknowledged, and says the same words again until they
 * are answered as done: as Slack repeats an event, and a person a command that failed.
 */
final class Chatter {
  private static final Pattern OPENED = Pattern.compile("(INC-\\d+) · ");
  private static final Set<String> RESPONDERS = Set.of("ben", "nora");
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration AGAIN = Duration.ofMillis(250);

  private final String name;
  private final Installation installation;
  private final Map<String, String> opened = new ConcurrentHashMap<>();
  private final Map<String, Instant> acknowledged = new ConcurrentHashMap<>();
  private final List<String> replied = new ArrayList<>();
  private int deeds;
  private int repetitions;

  Chatter(String name, Installation installation) {
    this.name = name;
    this.installation = installation;
  }

  /** Which ticket each mark is about, once that was answered. */
  Map<String, String> opened() {
    return Map.copyOf(opened);
  }

  /** When it was answered that a ticket is acknowledged. */
  Map<String, Instant> acknowledged() {
    return Map.copyOf(acknowledged);
  }

  List<String> replied() {
    return List.copyOf(replied);
  }

  int repetitions() {
    return repetitions;
  }

  void talks(Random random, BooleanSupplier on) {
    while (on.getAsBoolean()) {
      var mark = "mark-%s-%04d.".formatted(name, deeds++);
      var ref = opens(random, mark);
      if (random.nextBoolean()) {
        done(random, "reply " + ref + " " + mark + "said.");
        replied.add(mark + "said.");
      }
      if (RESPONDERS.contains(name) && random.nextInt(3) > 0) {
        acknowledges(random, ref);
      }
      LockSupport.parkNanos(Duration.ofMillis(200 + random.nextInt(300)).toNanos());
    }
  }

  /** Its reference. */
  String opens(Random random, String mark) {
    // Slack takes a card a second in a room, and pages are the fewer.
    var how = random.nextInt(3) == 0 ? "high" : "low";
    var service = RESPONDERS.contains(name) ? "vpn" : "email";
    var answer =
        done(
            random,
            "incident declare %s impact:%s urgency:%s service:%s"
                .formatted(mark, how, how, service));
    var found = OPENED.matcher(answer);
    if (!found.find()) {
      throw new AssertionError(mark + " is answered " + answer);
    }
    opened.put(mark, found.group(1));
    return found.group(1);
  }

  private void acknowledges(Random random, String ref) {
    done(random, "incident ack " + ref);
    acknowledged.put(ref, Instant.now());
  }

  /** What was answered at last. */
  private String done(Random random, String words) {
    var trigger = "chaos." + name + "." + words.hashCode() + "." + deeds;
    var body = Installation.command(name, words, trigger);
    var last = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var answer = installation.tells(random.nextInt(2), body);
      if (answer.isOk() && !isUndone(answer.body())) {
        return answer.body();
      }
      repetitions++;
      if (System.nanoTime() > last) {
        throw new AssertionError(words + " is still answered " + answer);
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  /** The desk says that nothing was done, or that it does not know. */
  private static boolean isUndone(String answer) {
    return answer.contains("went wrong") || answer.contains("can't tell");
  }
}
