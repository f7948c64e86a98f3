package dev.deskbell.bench.start;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.SlackVisits;
import dev.deskbell.bench.load.Wire;
import dev.deskbell.slack.fake.FakeSlack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A4: killed in the middle of work. What was answered must be there afterwards, and what is
 * delivered once more, byte for byte, must not be done once more.
 */
public final class Kills {
  private static final int AT_ONCE = 64;
  private static final int AGAIN = 300;

  /** Both say the number of the ticket when there is one; a refusal or a sign of life has none. */
  private static final Pattern OPEN = Pattern.compile("INC-\\d+|#\\d+ is open");

  private static final String WORDS =
      "incident declare impact:low urgency:low title:It-hangs-number";

  private final Server server;
  private final Result result;
  private final int rounds;
  private final Duration lasting;
  private final List<List<String>> rows;

  private Kills(Server server, Result result, int rounds, Duration lasting) {
    this.server = server;
    this.result = result;
    this.rounds = rounds;
    this.lasting = lasting;
    rows =
        result.table(
            "%d at once, killed %d times each after about %d s of work."
                .formatted(AT_ONCE, rounds, lasting.toSeconds()),
            "what",
            "answered as done",
            "answered and lost",
            "told that nothing was done, or nothing yet",
            "done and not answered",
            "delivered once more",
            "doubled by that",
            "missing after that");
  }

  /** Arguments: kills, seconds of work before each, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Killed in the middle of work (A4)");
    try (var server = new Server();
        var stage = new Stage(server)) {
      var kills =
          new Kills(
              server,
              result,
              Integer.parseInt(arguments[0]),
              Duration.ofSeconds(Long.parseLong(arguments[1])));
      kills.of(stage.deskOn("desk", stage.desk().trained()), "desk");
      kills.of(stage.boltOn("bolt"), "bolt");
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  /** A deed as it went over the wire. */
  @SuppressWarnings("ArrayRecordComponent")
  private record Sent(String title, byte[] bytes, AtomicBoolean answered, AtomicBoolean heard) {}

  /** What came of one kill. */
  private record Outcome(
      long answered,
      long lost,
      long heard,
      long unanswered,
      long again,
      long doubled,
      long missing) {
    long harmed() {
      return lost + doubled + missing;
    }

    Outcome plus(Outcome other) {
      return new Outcome(
          answered + other.answered,
          lost + other.lost,
          heard + other.heard,
          unanswered + other.unanswered,
          again + other.again,
          doubled + other.doubled,
          missing + other.missing);
    }
  }

  private void of(Entrant side, String database) throws Exception {
    var sum = new Outcome(0, 0, 0, 0, 0, 0, 0);
    var running = side.start();
    for (var round = 0; round < rounds; round++) {
      var sent = new ConcurrentLinkedQueue<Sent>();
      worked(side, running, sent, round);
      running = side.start();
      var outcome = looked(side, database, List.copyOf(sent));
      System.out.println(side.name() + ": " + outcome);
      sum = sum.plus(outcome);
    }
    running.program().isKilled();
    rows.add(
        List.of(
            side.name(),
            "%,d".formatted(sum.answered),
            Long.toString(sum.lost),
            Long.toString(sum.heard),
            Long.toString(sum.unanswered),
            "%,d".formatted(sum.again),
            "%,d".formatted(sum.doubled),
            Long.toString(sum.missing)));
    if (side.name().equals("Deskbell")) {
      var verdict = sum.harmed() == 0 ? "met" : "missed";
      result.notes(
          "Deskbell: lost, doubled or missing %d (target ≤ 0: %s)."
              .formatted(sum.harmed(), verdict));
    }
  }

  /** Until it is killed, at another moment each time. */
  private void worked(
      Entrant side, Entrant.Started running, ConcurrentLinkedQueue<Sent> sent, int round)
      throws Exception {
    var door = new SlackVisits(side.port(), FakeSlack.SIGNING_SECRET, WORDS);
    var over = new AtomicBoolean();
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      var work = new ArrayList<Future<?>>();
      for (var person = 0; person < AT_ONCE; person++) {
        work.add(people.submit(() -> works(side, door, sent, over)));
      }
      // A program that has just started is slow: the time counts from when it is at work.
      while (sent.stream().filter(it -> it.answered().get()).limit(AT_ONCE).count() < AT_ONCE) {
        Thread.sleep(20);
      }
      Thread.sleep(lasting.plusMillis(37L * (round % 20)));
      running.program().isKilled();
      over.set(true);
      for (var it : work) {
        it.get();
      }
    }
  }

  private static @org.jspecify.annotations.Nullable Void works(
      Entrant side, SlackVisits door, ConcurrentLinkedQueue<Sent> sent, AtomicBoolean over)
      throws Exception {
    try (var wire = Wire.listening(side.port())) {
      while (!over.get()) {
        var bytes = door.once();
        var one = new Sent(title(bytes), bytes, new AtomicBoolean(), new AtomicBoolean());
        sent.add(one);
        one.heard.set(wire.sends(bytes) == 200);
        one.answered.set(one.heard.get() && OPEN.matcher(wire.said()).find());
      }
    } catch (IOException killed) {
      // It was in the middle of something.
    }
    return null;
  }

  /** The number of the deed is the last word of the text. */
  private static String title(byte[] bytes) {
    var words = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    return words.replaceAll("(?s).*It-hangs-number\\+(\\d+)&.*", "$1");
  }

  private Outcome looked(Entrant side, String database, List<Sent> sent) throws Exception {
    var before = numbers(database);
    var answered = sent.stream().filter(it -> it.answered().get()).toList();
    var open = sent.stream().filter(it -> !it.answered().get()).toList();
    var again = new ArrayList<>(open);
    again.addAll(answered.subList(Math.max(0, answered.size() - AGAIN), answered.size()));
    for (var one : again) {
      try (var wire = new Wire(side.port())) {
        wire.sends(one.bytes());
      }
    }
    var after = numbers(database);
    var titles = again.stream().map(Sent::title).collect(Collectors.toSet());
    return new Outcome(
        answered.size(),
        answered.stream().filter(it -> !before.containsKey(it.title())).count(),
        open.stream().filter(it -> it.heard().get() && !before.containsKey(it.title())).count(),
        open.stream().filter(it -> before.containsKey(it.title())).count(),
        again.size(),
        titles.stream().mapToLong(it -> Math.max(0, after.getOrDefault(it, 0L) - 1)).sum(),
        titles.stream().filter(it -> !after.containsKey(it)).count());
  }

  /** As they stand in the titles of its tickets, and how often each does. */
  private Map<String, Long> numbers(String database) throws Exception {
    return server.words(database, "select regexp_replace(title, '.*\\D', '') from ticket").stream()
        .collect(Collectors.groupingBy(it -> it, Collectors.counting()));
  }
}
