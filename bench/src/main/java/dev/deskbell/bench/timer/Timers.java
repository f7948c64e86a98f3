package dev.deskbell.bench.timer;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Side;
import dev.deskbell.bench.load.Sides;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/**
 * C1 to C3: what becomes due all at once, what waiting costs, and how punctual it is beside people
 * who type. Ours closes incidents, with everything that belongs to it; db-scheduler writes two
 * rows.
 */
public final class Timers {
  private static final int TURNS = 100;
  private static final int PER_SECOND = 10;
  static final Map<String, String> RECORDING =
      Map.of(
          "track_commit_timestamp", "on",
          "shared_preload_libraries", "pg_stat_statements",
          // Ours and theirs are filled with a million rows before they are asked for anything.
          "max_wal_size", "4GB");

  private final Server server;
  private final Result result;
  private final int rounds;
  private final int due;

  private Timers(Server server, Result result, int rounds, int due) {
    this.server = server;
    this.result = result;
    this.rounds = rounds;
    this.due = due;
  }

  /**
   * Arguments: rounds, timers that wait, timers due at once, timers that wait idly, seconds of
   * idling, seconds of punctuality, the file for the results.
   */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Timers: many at once, idle, and punctual (C1, C2, C3)");
    try (var server = new Server(RECORDING);
        var sides = new Sides(server)) {
      var number =
          java.util.Arrays.stream(arguments).limit(6).mapToInt(Integer::parseInt).toArray();
      var timers = new Timers(server, result, number[0], number[2]);
      result
          .with("PostgreSQL", "18.6 of its own, fsync on, commits recorded")
          .with(
              "peer", "db-scheduler 16.12.0: 20 threads, lock and fetch (4.0, 20.0), every second")
          .with("arithmetic before", milliseconds(Processor.calibration()));
      timers.all(sides, number);
      result.with("arithmetic after", milliseconds(Processor.calibration()));
    }
    result.write(Path.of(arguments[6]));
    System.exit(0);
  }

  private void all(Sides sides, int[] number) throws Exception {
    var desk = sides.desk(false);
    var talk = desk.overSlack();
    try (var somebody = talk.door().visitor(1)) {
      if (!somebody.acts()) {
        throw new IllegalStateException("nothing was declared:\n" + talk.program().output());
      }
    }
    var ours = new DeskTimers(server, talk);
    var theirs = new PeerTimers(server, sides.worker("db-scheduler", "DbSchedulerPeer", "timers"));
    var spare = (2 * rounds + 4 + Killed.TIMES) * due;
    ours.pending(number[1] + spare);
    theirs.pending(number[1] + spare);
    ours.remembers();
    var together = new Together(server, result, due);
    together.plays(ours, theirs, rounds);
    if (number[5] > 0) {
      punctual(ours, theirs, sides.boltForJava(), number[5]);
    }
    if (number[4] > 0) {
      ours.pending(number[3]);
      theirs.pending(number[3]);
      ours.rests();
      new Idling(server, result).of(List.of(ours, theirs), Duration.ofSeconds(number[4]));
    }
    try (var other = sides.another(desk)) {
      together.plays(ours, other.pid());
    }
    new Killed(result, due).plays(ours, sides, desk);
  }

  private void punctual(DeskTimers ours, PeerTimers theirs, Side bolt, int seconds)
      throws Exception {
    Sides.warm(ours.side(), Duration.ofSeconds(5));
    Sides.warm(bolt, Duration.ofSeconds(5));
    var took = new java.util.HashMap<String, List<Load>>();
    for (var round = 0; round < 2; round++) {
      for (var side : round == 0 ? List.of(ours, theirs) : List.of(theirs, ours)) {
        server.checkpoint();
        var door = side.equals(ours) ? ours.side() : bolt;
        took.computeIfAbsent(side.side().name(), _ -> new ArrayList<>())
            .addAll(beside(side, door, seconds));
      }
    }
    var rows =
        result.table(
            "%d a second beside %d turns a second over Slack (theirs: at Bolt for Java): how late."
                .formatted(PER_SECOND, TURNS),
            "side",
            "timers",
            "p50 ms",
            "p99 ms",
            "longest ms",
            "turns' p99 ms");
    for (var side : List.of(ours, theirs)) {
      var all = Objects.requireNonNull(took.get(side.side().name()));
      var late = merged(List.of(all.get(0), all.get(2)));
      rows.add(
          List.of(
              side.side().name(),
              Integer.toString(late.size()),
              milliseconds(late.quantile(0.5)),
              milliseconds(late.quantile(0.99)),
              milliseconds(late.quantile(1)),
              milliseconds(merged(List.of(all.get(1), all.get(3))).quantile(0.99))));
    }
    var mine = Objects.requireNonNull(took.get(ours.side().name()));
    var others = Objects.requireNonNull(took.get(theirs.side().name()));
    var ratios = result.table("Lateness, ours by theirs.", "of what", "ratio", "target", "");
    for (var share : List.of(0.5, 0.99)) {
      var pairs =
          List.of(
              mine.get(0).took().quantile(share) / others.get(0).took().quantile(share),
              mine.get(2).took().quantile(share) / others.get(2).took().quantile(share));
      compare(ratios, share == 0.5 ? "p50" : "p99", Ratio.of(pairs), 0.05);
    }
  }

  private static dev.deskbell.bench.load.Histogram merged(List<Load> some) {
    var all = new dev.deskbell.bench.load.Histogram();
    some.forEach(it -> all.addAll(it.took()));
    return all;
  }

  /** The timers' lateness, then the turns' time. */
  private static List<Load> beside(Clockwork side, Side talk, int seconds) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Callable<Load> turns =
          () -> Load.open(talk.door(), TURNS, Clockwork.NOTICE.plusSeconds(seconds));
      var talking = threads.submit(turns);
      var outcome =
          side.fire(seconds * PER_SECOND, soon(), Duration.ofSeconds(1).dividedBy(PER_SECOND));
      return List.of(
          new Load(outcome.fired(), 0, outcome.lateness(), Duration.ofSeconds(seconds)),
          talking.get());
    }
  }

  static Instant soon() {
    return Instant.now().plus(Clockwork.NOTICE).truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
  }

  static void compare(List<List<String>> rows, String what, Ratio ratio, double target) {
    var wanted = Target.atMost(target);
    rows.add(List.of(what, ratio.toString(), wanted.toString(), ratio.against(wanted)));
  }

  static String number(double value) {
    return String.format(ROOT, "%,.0f", value);
  }

  static String milliseconds(double value) {
    return String.format(ROOT, "%.2f", value);
  }
}
