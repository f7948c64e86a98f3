package dev.deskbell.bench.start;

import static java.util.Locale.ROOT;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Server;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.ToDoubleFunction;

/** G1: from the start of the process until it says over HTTP that it is well. */
public final class Start {
  private final Map<String, List<Entrant.Started>> starts = new LinkedHashMap<>();

  private Start() {}

  /** Arguments: rounds, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var result = new Result("From start to ready (G1)");
    try (var server = new Server();
        var stage = new Stage(server)) {
      var desk = stage.desk();
      var minimal = stage.minimal();
      result
          .with("Spring Boot", "the desk's " + desk.boot() + ", the peer's " + minimal.boot())
          .with("PostgreSQL", "18.6 of its own, fsync on, already migrated")
          .with("flags of both", String.join(" ", Layout.flags()));
      var sides = new LinkedHashMap<String, Entrant>();
      sides.put("Deskbell, one file", stage.deskOn("desk", desk.whole()));
      sides.put("Deskbell, as in the image", stage.deskOn("desk_trained", desk.trained()));
      sides.put("minimal, one file", stage.minimalOn("minimal", minimal.whole()));
      sides.put("minimal, laid out alike", stage.minimalOn("minimal_trained", minimal.trained()));
      new Start().play(sides, Integer.parseInt(arguments[0]), result);
    }
    result.write(Path.of(arguments[1]));
    System.exit(0);
  }

  private void play(Map<String, Entrant> sides, int rounds, Result result) throws Exception {
    // The first makes the tables, and reads every file for the first time.
    for (var side : sides.values()) {
      side.start().program().close();
    }
    for (var round = 0; round < rounds; round++) {
      var order = new ArrayList<>(sides.keySet());
      Collections.shuffle(order, new Random(round));
      for (var name : order) {
        var started = Objects.requireNonNull(sides.get(name)).start();
        started.program().close();
        starts.computeIfAbsent(name, _ -> new ArrayList<>()).add(started);
      }
    }
    var rows =
        result.table(
            "Medians of %d rounds, in another order each.".formatted(rounds),
            "what",
            "ready after s",
            "fastest s",
            "slowest s",
            "processor s until then");
    sides.keySet().forEach(it -> rows.add(row(it)));
    compared(result);
  }

  private List<String> row(String side) {
    var all = of(side).stream().map(Entrant.Started::millis).sorted().toList();
    return List.of(
        side,
        seconds(Ratio.median(all)),
        seconds(all.getFirst()),
        seconds(all.getLast()),
        seconds(Ratio.median(of(side).stream().map(Entrant.Started::processor).toList())));
  }

  private void compared(Result result) {
    var rows =
        result.table("As in the image, by the peer.", "by", "of what", "ratio", "target", "");
    add(rows, "minimal, one file", "time", Entrant.Started::millis, Target.atMost(0.6));
    add(rows, "minimal, laid out alike", "time", Entrant.Started::millis, Target.atMost(1.3));
    add(
        rows,
        "minimal, laid out alike",
        "processor",
        Entrant.Started::processor,
        Target.atMost(1.3));
  }

  private void add(
      List<List<String>> rows,
      String by,
      String what,
      ToDoubleFunction<Entrant.Started> value,
      Target target) {
    var ours = of("Deskbell, as in the image");
    var ratios = new ArrayList<Double>();
    for (var round = 0; round < ours.size(); round++) {
      ratios.add(value.applyAsDouble(ours.get(round)) / value.applyAsDouble(of(by).get(round)));
    }
    var ratio = Ratio.of(ratios);
    rows.add(List.of(by, what, ratio.toString(), target.toString(), ratio.against(target)));
  }

  private List<Entrant.Started> of(String side) {
    return Objects.requireNonNull(starts.get(side));
  }

  private static String seconds(double millis) {
    return String.format(ROOT, "%.2f", millis / 1e3);
  }
}
