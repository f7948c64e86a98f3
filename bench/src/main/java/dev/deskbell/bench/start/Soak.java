package dev.deskbell.bench.start;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.SlackVisits;
import dev.deskbell.slack.fake.FakeSlack;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/** H1: half of what the desk can do, for long: what grows, and whether people wait longer. */
public final class Soak {
  private static final Duration WARMING = Duration.ofSeconds(15);
  private static final Duration FULL = Duration.ofSeconds(8);
  private static final Duration SLICE = Duration.ofSeconds(55);
  private static final int AT_ONCE = 16;
  private static final String WORDS =
      "incident declare impact:low urgency:low title:It-hangs-number";

  private final Server server;
  private final Result result;
  private final List<Minute> minutes = new ArrayList<>();

  private Soak(Server server, Result result) {
    this.server = server;
    this.result = result;
  }

  /**
   * A minute.
   *
   * @param p99 in milliseconds since each deed should have been done
   * @param heap after a full collection, in megabytes, as the rest
   * @param dead rows that PostgreSQL has not cleared away yet, by those that live
   */
  private record Minute(
      double p99,
      double longest,
      long failed,
      double heap,
      double resident,
      double tables,
      double indexes,
      double dead,
      long tickets) {}

  /**
   * Arguments: minutes, how many a second (0: half of what it can do), the file for the results.
   */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("Half of what it can do, for long (H1)");
    try (var server = new Server();
        var stage = new Stage(server)) {
      var desk = stage.deskOn("desk", stage.desk().trained());
      try (var program = desk.start().program()) {
        new Soak(server, result)
            .of(
                desk,
                program.pid(),
                Integer.parseInt(arguments[0]),
                Integer.parseInt(arguments[1]));
      }
    }
    result.write(Path.of(arguments[2]));
    System.exit(0);
  }

  private void of(Entrant desk, long pid, int lasting, int asked) throws Exception {
    var door = new SlackVisits(desk.port(), FakeSlack.SIGNING_SECRET, WORDS);
    Load.closed(door, AT_ONCE, WARMING);
    var full = Load.closed(door, AT_ONCE, FULL).perSecond();
    var rate = asked > 0 ? asked : Math.max(1, (int) (full / 2));
    result.with("rate", "%,d a second, of %,.0f in a closed loop".formatted(rate, full));
    var rows =
        result.table(
            "Each minute.",
            "minute",
            "p99 ms",
            "longest ms",
            "failed",
            "heap after collection MB",
            "resident MB",
            "tables MB",
            "indexes MB",
            "dead by living rows",
            "bytes for a ticket");
    for (var minute = 1; minute <= lasting; minute++) {
      var load = Load.open(door, rate, SLICE);
      minutes.add(measured(load, pid));
      rows.add(row(minute, minutes.getLast()));
      System.out.println(rows.getLast());
    }
    drifts();
  }

  private Minute measured(Load load, long pid) throws Exception {
    var resident = Footprint.of(pid).resident();
    return new Minute(
        load.took().quantile(0.99),
        load.took().quantile(1),
        load.failed(),
        Tools.collected(pid),
        resident,
        megabytes("pg_table_size"),
        megabytes("pg_indexes_size"),
        server.number(
                "desk",
                "select coalesce(1000 * sum(n_dead_tup) / greatest(1, sum(n_live_tup)), 0) from"
                    + " pg_stat_user_tables")
            / 1e3,
        server.number("desk", "select count(*) from ticket"));
  }

  private double megabytes(String size) throws Exception {
    return server.number("desk", "select sum(" + size + "(relid)) from pg_stat_user_tables")
        / 1048576.0;
  }

  private static List<String> row(int minute, Minute it) {
    return List.of(
        Integer.toString(minute),
        number(it.p99()),
        number(it.longest()),
        Long.toString(it.failed()),
        number(it.heap()),
        number(it.resident()),
        number(it.tables()),
        number(it.indexes()),
        String.format(ROOT, "%.3f", it.dead()),
        String.format(ROOT, "%,.0f", (it.tables() + it.indexes()) * 1048576 / it.tickets()));
  }

  /** The second half beside the first, for single minutes say little. */
  private void drifts() {
    var half = minutes.size() / 2;
    if (half == 0) {
      return;
    }
    var early = minutes.subList(0, half);
    var late = minutes.subList(minutes.size() - half, minutes.size());
    result.notes(
        "Later half by earlier half: p99 %s (target ≤ 1.10: %s), heap after collection %s (target: flat), bytes for a ticket %s."
            .formatted(
                ratio(late, early, Minute::p99),
                verdict(late, early),
                ratio(late, early, Minute::heap),
                ratio(late, early, it -> (it.tables() + it.indexes()) / it.tickets())));
    result.notes(
        "Heap after collection: %s over all minutes, %s over the later half (least squares, with its 95 %% interval)."
            .formatted(slope(minutes), slope(late)));
  }

  private static String verdict(List<Minute> late, List<Minute> early) {
    return Ratio.once(times(late, early, Minute::p99)).against(Target.atMost(1.1));
  }

  /** Ordinary least squares over the minutes: what an hour adds, and how sure that is. */
  private static String slope(List<Minute> some) {
    var regression = new SimpleRegression();
    for (var at = 0; at < some.size(); at++) {
      regression.addData(at / 60.0, some.get(at).heap());
    }
    return String.format(
        ROOT,
        "%+.2f ± %.2f MB an hour",
        regression.getSlope(),
        some.size() < 3 ? Double.NaN : regression.getSlopeConfidenceInterval());
  }

  private static String ratio(
      List<Minute> late, List<Minute> early, ToDoubleFunction<Minute> value) {
    return String.format(ROOT, "%.2f", times(late, early, value));
  }

  private static double times(
      List<Minute> late, List<Minute> early, ToDoubleFunction<Minute> value) {
    return late.stream().mapToDouble(value).average().orElse(0)
        / early.stream().mapToDouble(value).average().orElse(1);
  }

  private static String number(double value) {
    return String.format(ROOT, "%,.1f", value);
  }
}
