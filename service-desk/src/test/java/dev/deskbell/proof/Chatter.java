package dev.deskbell.proof;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/**
 * Somebody on Slack who reports and has their reports acknowledged, and says the same words again
 * until they are answered as done: as Slack repeats an event, and a person a command that failed.
 */
final class Chatter {
  static final Pattern OPENED = Pattern.compile("(INC-\\d+) · ");
  private static final Set<String> RESPONDERS = Set.of("ben", "nora");
  private static final List<String> SERVICES = List.of("email", "laptops", "wifi", "sign-in");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Whoever is slower says nothing for now, and what came of it at an address for answers. */
  private static final Duration AT_ONCE = Duration.ofSeconds(2);

  private static final Duration AGAIN = Duration.ofMillis(250);

  private final String name;
  private final Installation installation;
  private final Doings doings = new Doings();
  private final String history;
  private int marks;

  /**
   * @param history a word that stands in all that is said in it
   */
  Chatter(String name, Installation installation, String history) {
    this.name = name;
    this.installation = installation;
    this.history = history;
  }

  Doings doings() {
    return doings;
  }

  void talks(Random random, BooleanSupplier on) {
    while (on.getAsBoolean()) {
      var mark = "mark-%s-%s-%d.".formatted(name, history, marks++);
      var ref = opens(random, mark);
      if (random.nextBoolean()) {
        done(random, "reply " + ref + " " + mark + "said.");
        doings.said(mark + "said.");
      }
      if (RESPONDERS.contains(name) && random.nextInt(3) > 0) {
        done(random, "incident ack " + ref);
        doings.acknowledged(ref);
      }
      LockSupport.parkNanos(Duration.ofMillis(800 + random.nextInt(1_200)).toNanos());
    }
  }

  /** Its reference. */
  String opens(Random random, String mark) {
    return opens(random, mark, Urgency.of(random));
  }

  String opens(Random random, String mark, Urgency how) {
    var service = RESPONDERS.contains(name) ? "vpn" : SERVICES.get(random.nextInt(SERVICES.size()));
    var answer =
        done(random, "incident declare %s %s service:%s".formatted(mark, how.words(), service));
    var found = OPENED.matcher(answer);
    if (!found.find()) {
      throw new AssertionError(mark + " is answered " + answer);
    }
    doings.opened(mark, found.group(1));
    return found.group(1);
  }

  /** What was answered at last. */
  private String done(Random random, String words) {
    var trigger = "chaos." + name + "." + history + "." + words.hashCode();
    var body = Installation.command(name, words, trigger);
    var last = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      var began = System.nanoTime();
      var answer = installation.tells(random.nextInt(2), body);
      var isAnswered = !answer.body().isEmpty() || System.nanoTime() - began < AT_ONCE.toNanos();
      if (answer.isOk() && isAnswered && !isToBeRepeated(answer.body())) {
        return answer.body();
      }
      doings.repeated();
      if (System.nanoTime() > last) {
        throw new AssertionError(words + " is still answered " + answer);
      }
      LockSupport.parkNanos(AGAIN.toNanos());
    }
  }

  /** Something broke: nothing was done, or the desk does not know, or it was and can't be shown. */
  static boolean isToBeRepeated(String answer) {
    return answer.contains("tell an administrator this number");
  }
}
