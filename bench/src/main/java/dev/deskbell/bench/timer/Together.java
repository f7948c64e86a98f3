package dev.deskbell.bench.timer;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Load;
import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Rounds;
import dev.deskbell.bench.load.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** C1: what becomes due in the same moment, beside db-scheduler and with two instances. */
final class Together {
  private final Server server;
  private final Result result;
  private final int due;

  Together(Server server, Result result, int due) {
    this.server = server;
    this.result = result;
    this.due = due;
  }

  /** Ours beside theirs, in so many rounds. */
  void plays(DeskTimers ours, PeerTimers theirs, int rounds) throws Exception {
    var outcomes = new HashMap<String, List<Clockwork.Outcome>>();
    var told = new ArrayList<Double>();
    for (var side : List.of(ours, theirs)) {
      // Everybody has done it before: what is compiled late is compiled.
      side.fire(Math.min(due, 2000), Timers.soon(), Duration.ZERO);
    }
    ours.rests();
    var played =
        Rounds.of(
            server,
            List.of(ours.side(), theirs.side()),
            rounds,
            it -> {
              var side = it.equals(ours.side()) ? ours : theirs;
              var began = System.nanoTime();
              var at = Timers.soon();
              var outcome = side.fire(due, at, Duration.ZERO);
              outcomes.computeIfAbsent(it.name(), _ -> new ArrayList<>()).add(outcome);
              if (side.equals(ours)) {
                told.add((double) ours.told(at) / due);
                ours.rests();
              }
              var took = Duration.ofNanos(System.nanoTime() - began);
              return new Load(outcome.fired(), due - outcome.fired(), outcome.lateness(), took);
            });
    var rows =
        result.table(
            "%,d due in the same moment, more than 100,000 others pending: %d rounds; when the row of history was committed, after that moment."
                .formatted(due, rounds),
            "side",
            "first ms",
            "p50 ms",
            "last ms",
            "a second",
            "program µs",
            "database µs",
            "lost",
            "doubled",
            "disturbed");
    for (var side : List.of(ours.side(), theirs.side())) {
      var all = Objects.requireNonNull(outcomes.get(side.name()));
      var last = played.median(side, it -> it.load().took().quantile(1));
      rows.add(
          List.of(
              side.name(),
              Timers.number(median(all, Clockwork.Outcome::first)),
              Timers.number(played.median(side, it -> it.load().took().quantile(0.5))),
              Timers.number(last),
              Timers.number(due / last * 1000),
              Timers.number(played.median(side, Rounds.Slice::app)),
              Timers.number(played.median(side, Rounds.Slice::database)),
              Integer.toString(all.stream().mapToInt(it -> due - it.fired()).sum()),
              Integer.toString(all.stream().mapToInt(Clockwork.Outcome::doubled).sum()),
              Integer.toString(played.disturbed())));
    }
    var ratios = result.table("Ours by theirs.", "of what", "ratio", "target", "");
    Timers.compare(
        ratios,
        "the last",
        played.ratio(ours.side(), theirs.side(), it -> it.load().took().quantile(1)),
        0.1);
    Timers.compare(
        ratios,
        "processor for one",
        played.ratio(ours.side(), theirs.side(), Rounds.Slice::processor),
        1);
    result.notes(
        "The desk has %.1f rows to tell of each that fired, on their way to rooms and people."
            .formatted(Ratio.median(told)));
  }

  /** Two instances of the desk: none may be lost and none fire twice. */
  void plays(DeskTimers ours, long other) throws Exception {
    var before = Processor.of(other);
    var outcome = ours.fire(due, Timers.soon(), Duration.ZERO);
    ours.rests();
    result.notes(
        "Two instances of the desk, %,d due in the same moment: first after %s ms, last after %s ms; lost %d, doubled %d; the second instance used %d ms of processor."
            .formatted(
                due,
                Timers.number(outcome.first()),
                Timers.number(outcome.lateness().quantile(1)),
                due - outcome.fired(),
                outcome.doubled(),
                (Processor.of(other) - before) / 1000));
  }

  private static double median(
      List<Clockwork.Outcome> all, ToDoubleFunction<Clockwork.Outcome> value) {
    return Ratio.median(all.stream().map(value::applyAsDouble).toList());
  }
}
