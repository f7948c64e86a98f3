package dev.deskbell.bench.load;

import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A3: the same turn over Discord's gateway beside a listener of JDA, and on the console. */
public final class Doors {
  private Doors() {}

  /** Arguments: rounds, seconds of a slice, seconds of warming up, the file for the results. */
  public static void main(String[] arguments) throws Exception {
    var rounds = Integer.parseInt(arguments[0]);
    var lasting = Duration.ofSeconds(Long.parseLong(arguments[1]));
    var warming = Duration.ofSeconds(Long.parseLong(arguments[2]));
    var result =
        new Result("Whole turns over Discord and on the console (A3)")
            .with("PostgreSQL", "18.6 of its own, fsync on")
            .with("peer", "JDA 6.5.0");
    try (var server = new Server();
        var sides = new Sides(server)) {
      var desk = sides.desk(true);
      var ours = desk.overDiscord();
      var theirs = sides.jda();
      var console = desk.onTheConsole();
      // What is the same whatever the door is warm soonest through the one that takes the most.
      for (var side : List.of(desk.overSlack(), ours, theirs, console)) {
        Sides.warm(side, warming);
      }
      var rows =
          result.table(
              "Open and closed loop: %d rounds of %d s.".formatted(rounds, lasting.toSeconds()),
              "load",
              "side",
              "a second",
              "p50 ms",
              "p99 ms",
              "longest ms",
              "program µs",
              "of it compilers µs",
              "database µs",
              "failed");
      var ratios =
          result.table("Discord, ours by theirs.", "load", "of what", "ratio", "target", "");
      play(
          server,
          List.of(ours, theirs, console),
          rounds,
          rows,
          ratios,
          "8 at once",
          it -> Load.closed(it.door(), 8, lasting));
      play(
          server,
          List.of(ours, theirs, console),
          rounds,
          rows,
          ratios,
          "100 a second",
          it -> Load.open(it.door(), 100, lasting));
    }
    result.write(Path.of(arguments[3]));
    System.exit(0);
  }

  private static void play(
      Server server,
      List<Side> sides,
      int rounds,
      List<List<String>> rows,
      List<List<String>> ratios,
      String load,
      Rounds.Play play)
      throws Exception {
    var played = Rounds.of(server, sides, rounds, play);
    for (var side : sides) {
      var took = played.took(side);
      rows.add(
          List.of(
              load,
              side.name(),
              Turns.number(played.median(side, it -> it.load().perSecond())),
              Turns.milliseconds(took.quantile(0.5)),
              Turns.milliseconds(took.quantile(0.99)),
              Turns.milliseconds(took.quantile(1)),
              Turns.number(played.median(side, Rounds.Slice::app)),
              Turns.number(played.median(side, Rounds.Slice::compilers)),
              Turns.number(played.median(side, Rounds.Slice::database)),
              Long.toString(played.failed(side))));
    }
    var p99 = Target.atMost(1);
    var least = Target.atMost(0.6);
    ratios.add(row(load, "p99", played, sides, it -> it.load().took().quantile(0.99), p99));
    ratios.add(row(load, "processor for a turn", played, sides, Rounds.Slice::processor, least));
    ratios.add(
        row(load, "the same without compilers", played, sides, Rounds.Slice::warmProcessor, least));
  }

  private static List<String> row(
      String load,
      String what,
      Rounds played,
      List<Side> sides,
      ToDoubleFunction<Rounds.Slice> value,
      Target target) {
    var ratio = played.ratio(sides.getFirst(), sides.get(1), value);
    return List.of(load, what, ratio.toString(), target.toString(), ratio.against(target));
  }
}
