package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A1 and A2: somebody types a slash command, and it is answered when it is durable. The desk checks
 * the signature, dedupes, knows the person, permits, numbers, keeps the history, tells, and draws a
 * card; the peers check the signature and write a ticket, an event and an outbox row.
 */
public final class Turns {
  private static final SequencedMap<String, String> NODE =
      new TreeMap<>(Map.of("Bolt for JS", "bolt-js", "Chat SDK", "chat-sdk"));
  private static final Map<String, Double> RATES =
      Map.of("Bolt for Java", 1.6, "Bolt for JS", 4.0, "Chat SDK", 4.0);
  private static final double PROCESSOR = 0.6;
  private static final double CEILING = 0.6;
  private static final double LATENCY = 0.5;

  private final Server server;
  private final Result result;
  private final Duration lasting;
  private final int rounds;

  private Turns(Server server, Result result, Duration lasting, int rounds) {
    this.server = server;
    this.result = result;
    this.lasting = lasting;
    this.rounds = rounds;
  }

  /** Arguments: rounds, seconds of a slice, seconds of warming up, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Whole turns over Slack (A1, A2)");
    try (var server = new Server(Recorded.SETTINGS);
        var sides = new Sides(server)) {
      var seconds = Duration.ofSeconds(Long.parseLong(arguments[1]));
      var turns = new Turns(server, result, seconds, Integer.parseInt(arguments[0]));
      var desk = sides.desk(false);
      var ours = desk.overSlack();
      var theirs = new ArrayList<>(List.of(sides.boltForJava()));
      for (var peer : NODE.entrySet()) {
        if (Files.exists(Path.of("bench/target/peers", peer.getValue(), "node_modules"))) {
          theirs.add(sides.node(peer.getKey(), peer.getValue()));
        }
      }
      for (var side : Stream.concat(Stream.of(ours), theirs.stream()).toList()) {
        Sides.warm(side, Duration.ofSeconds(Long.parseLong(arguments[2])));
      }
      var played = sides.played(desk, Recorded.of(server, "into inbox", () -> once(ours)));
      Sides.warm(played, Duration.ofSeconds(3));
      turns.all(ours, theirs, played);
    }
    result.write(Path.of(arguments[3]));
    System.exit(0);
  }

  private static void once(Side side) throws Exception {
    try (var visitor = side.door().visitor(0)) {
      visitor.acts();
    }
  }

  private void all(Side ours, List<Side> theirs, Side alone) throws Exception {
    var all = Stream.concat(Stream.of(ours), theirs.stream()).toList();
    var withAlone = Stream.concat(all.stream(), Stream.of(alone)).toList();
    result
        .with("PostgreSQL", "18.6 of its own, fsync on")
        .with(
            "peers",
            "bolt-jakarta-servlet 1.47.0 on Bolt 1.51.0 and Tomcat; @slack/bolt 5.1.0; chat 4.41.1")
        .with("arithmetic before", milliseconds(Processor.calibration()));
    var before = rows(ours);
    var answered = 0L;
    var closed = table("Closed loop: %s rounds of %s s.");
    var closedRatios = ratios("Closed loop, ours by theirs.");
    for (var visitors : List.of(1, 16, 64)) {
      var played =
          Rounds.of(server, withAlone, rounds, it -> Load.closed(it.door(), visitors, lasting));
      withAlone.forEach(it -> closed.add(row(visitors + " at once", it, played)));
      add(
          closedRatios,
          List.of(visitors + " at once", alone.name(), "turns a second"),
          played.ratio(ours, alone, it -> it.load().perSecond()),
          Target.atLeast(CEILING));
      compare(visitors + " at once", played, ours, theirs, closedRatios, false);
      answered += done(ours, played);
    }
    var open = table("Open loop: the time counts from when it should have been sent.");
    var openRatios = ratios("Open loop, ours by theirs.");
    var own =
        result.table(
            "Open loop, the desk's own: all rounds together, in milliseconds.",
            "load",
            "of what",
            "is",
            "target",
            "");
    for (var rate : List.of(200, 500, 1500)) {
      var played = Rounds.of(server, all, rounds, it -> Load.open(it.door(), rate, lasting));
      all.forEach(it -> open.add(row(rate + " a second", it, played)));
      compare(rate + " a second", played, ours, theirs, openRatios, true);
      itself(own, rate + " a second", played, ours);
      answered += done(ours, played);
    }
    result.with("arithmetic after", milliseconds(Processor.calibration()));
    result.notes(
        "Answered by the desk as done in the rounds that count: %,d; tickets that all rounds left in its database: %,d."
            .formatted(answered, rows(ours) - before));
    replay(ours);
  }

  private List<List<String>> ratios(String title) {
    return result.table(title, "load", "beside", "of what", "ratio", "target", "");
  }

  private List<List<String>> table(String title) {
    return result.table(
        title.formatted(rounds, lasting.toSeconds()),
        "load",
        "side",
        "a second",
        "p50 ms",
        "p99 ms",
        "p99.9 ms",
        "longest ms",
        "program µs",
        "database µs",
        "memory MB",
        "failed",
        "disturbed");
  }

  private static List<String> row(String load, Side side, Rounds played) {
    var took = played.took(side);
    return List.of(
        load,
        side.name(),
        number(played.median(side, it -> it.load().perSecond())),
        milliseconds(took.quantile(0.5)),
        milliseconds(took.quantile(0.99)),
        milliseconds(took.quantile(0.999)),
        milliseconds(took.quantile(1)),
        isAlone(side) ? "none" : number(played.median(side, Rounds.Slice::app)),
        number(played.median(side, Rounds.Slice::database)),
        isAlone(side) ? "none" : memory(side),
        Long.toString(played.failed(side)),
        Integer.toString(played.disturbed()));
  }

  private static boolean isAlone(Side side) {
    return side.name().equals(Played.NAME);
  }

  private static String memory(Side side) {
    try {
      return Long.toString(Processor.memory(side.program().pid()));
    } catch (java.io.IOException _) {
      return "?";
    }
  }

  private static void compare(
      String load,
      Rounds played,
      Side ours,
      List<Side> theirs,
      List<List<String>> rows,
      boolean isOpen) {
    for (var other : theirs) {
      if (!isOpen) {
        add(
            rows,
            List.of(load, other.name(), "turns a second"),
            played.ratio(ours, other, it -> it.load().perSecond()),
            Target.atLeast(RATES.getOrDefault(other.name(), 1.0)));
      }
      add(
          rows,
          List.of(load, other.name(), "processor for a turn"),
          played.ratio(ours, other, Rounds.Slice::processor),
          Target.atMost(PROCESSOR));
      add(
          rows,
          List.of(load, other.name(), "p99"),
          played.ratio(ours, other, it -> it.load().took().quantile(0.99)),
          Target.atMost(LATENCY));
    }
  }

  /**
   * Whatever others need: nothing may take as long as a second. All rounds together are shown, each
   * by itself is compared; the longest is that of all.
   */
  private static void itself(List<List<String>> rows, String load, Rounds played, Side ours) {
    var limits = new TreeMap<>(Map.of(0.99, 5.0, 0.999, 20.0, 1.0, 1000.0));
    limits.forEach((quantile, most) -> {
      var shown = played.took(ours).quantile(quantile);
      var each = played.of(ours).stream().map(it -> it.load().took().quantile(quantile)).toList();
      var target = Target.atMost(most);
      var verdict =
          quantile < 1 ? Ratio.of(each).against(target) : shown <= most ? "met" : "missed";
      rows.add(
          List.of(
              load,
              quantile == 1 ? "longest" : quantile == 0.99 ? "p99" : "p99.9",
              milliseconds(shown),
              target.toString(),
              verdict));
    });
  }

  private static void add(List<List<String>> rows, List<String> what, Ratio ratio, Target target) {
    rows.add(
        Stream.concat(
                what.stream(),
                Stream.of(ratio.toString(), target.toString(), ratio.against(target)))
            .toList());
  }

  private static long done(Side ours, Rounds played) {
    return played.of(ours).stream().mapToLong(it -> it.load().done()).sum();
  }

  private long rows(Side side) throws Exception {
    return server.number(side.database(), "select count(*) from ticket");
  }

  /** The same bytes three times are one ticket: the stronger contract is kept, not switched off. */
  private void replay(Side ours) throws Exception {
    var before = rows(ours);
    var bytes = ((SlackVisits) ours.door()).once();
    try (var wire = new Wire(((SlackVisits) ours.door()).port())) {
      for (var time = 0; time < 3; time++) {
        wire.sends(bytes);
      }
    }
    result.notes(
        "The same bytes sent three times after all that: %d ticket more."
            .formatted(rows(ours) - before));
  }

  static String number(double value) {
    return String.format(ROOT, "%,.0f", value);
  }

  static String milliseconds(double value) {
    return String.format(ROOT, "%.2f", value);
  }
}
