package dev.deskbell.bench.fan;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.fan.Recorder.Heard;
import dev.deskbell.bench.fan.Speaker.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/** F1: many messages for many channels; how long until the last has arrived. */
final class Makespan {
  private static final Target EFFICIENCY = Target.atLeast(0.97);
  private static final Target SHORTER = Target.atMost(0.6);
  private static final double PATIENCE = 4;

  private final Counting platform;
  private final Rules rules;
  private final Map<Speaker, List<Turn>> turns = new LinkedHashMap<>();

  /** What a side did: seconds until the last had arrived, how often it was turned away, doubles. */
  private record Turn(double lasted, long turnedAway, long twice) {}

  Makespan(Counting platform, Rules rules, List<Speaker> sides) {
    this.platform = platform;
    this.rules = rules;
    sides.forEach(it -> turns.put(it, new ArrayList<>()));
  }

  /** The first round is for warming and counts for nothing. */
  void plays(int rounds, int channels, int each) throws Exception {
    System.out.printf(
        Locale.ROOT,
        "%d slices of at least %.0f s each, given up after %.0f s%n",
        (rounds + 1) * turns.size(),
        rules.shortest(channels, each),
        patience(channels, each));
    for (var side : turns.keySet()) {
      turn(side, channels, Math.min(each, 6), "warm");
    }
    for (var round = 0; round < rounds; round++) {
      var order = new ArrayList<>(turns.keySet());
      Collections.shuffle(order, new Random(round));
      for (var side : order) {
        var turn = turn(side, channels, each, "round" + round);
        Objects.requireNonNull(turns.get(side)).add(turn);
      }
    }
  }

  /** Nobody is waited for longer, in seconds. */
  private double patience(int channels, int each) {
    return PATIENCE * rules.shortest(channels, each) + 10;
  }

  private Turn turn(Speaker side, int channels, int each, String name) throws Exception {
    platform.begins(rules);
    var messages = new ArrayList<Message>();
    for (var number = 0; number < each; number++) {
      for (var channel = 0; channel < channels; channel++) {
        messages.add(
            new Message(platform.channel(name, channel), name + "-" + channel + "-" + number));
      }
    }
    var started = System.nanoTime();
    side.says(messages);
    if (!platform.hasAccepted(messages.size(), patience(channels, each), _ -> true)) {
      throw new IllegalStateException(side.name() + " did not send all of it");
    }
    // What a slice before left behind is none of this one's.
    var heard = platform.heard().stream().filter(it -> it.words().startsWith(name + "-")).toList();
    var accepted = heard.stream().filter(Heard::accepted).toList();
    var last = accepted.stream().mapToLong(Heard::answered).max();
    return new Turn(
        (last.orElseThrow() - started) / 1e9,
        heard.size() - accepted.size(),
        accepted.size() - messages.size());
  }

  /**
   * One table.
   *
   * @param limits what the platform takes, in words
   */
  void writes(Result result, String limits, int channels, int each) {
    var shortest = rules.shortest(channels, each);
    var rows =
        result.table(
            String.format(
                Locale.ROOT,
                "F1: %,d messages for %d channels; %s, %d ms a call. No schedule is shorter than T* = %.2f s; efficiency is T* by what it took,"
                    + " median of the rounds.",
                channels * each,
                channels,
                limits,
                rules.call().toMillis(),
                shortest),
            "side",
            "seconds",
            "efficiency",
            "target",
            "answers 429, all rounds",
            "said twice");
    turns.forEach((side, all) -> {
      var efficiency = Ratio.of(all.stream().map(it -> shortest / it.lasted()).toList());
      rows.add(
          List.of(
              side.name(),
              String.format(Locale.ROOT, "%.2f", median(all)),
              String.format(
                  Locale.ROOT,
                  "%.3f (%.3f … %.3f)",
                  efficiency.median(),
                  efficiency.low(),
                  efficiency.high()),
              side instanceof Ours ? EFFICIENCY + ": " + efficiency.against(EFFICIENCY) : "",
              Long.toString(all.stream().mapToLong(Turn::turnedAway).sum()),
              Long.toString(all.stream().mapToLong(Turn::twice).sum())));
    });
    compares(result);
  }

  private void compares(Result result) {
    var sides = List.copyOf(turns.keySet());
    var ours = Objects.requireNonNull(turns.get(sides.getFirst()));
    for (var side : sides.subList(1, sides.size())) {
      var theirs = Objects.requireNonNull(turns.get(side));
      var ratios = new ArrayList<Double>();
      for (var round = 0; round < ours.size(); round++) {
        ratios.add(ours.get(round).lasted() / theirs.get(round).lasted());
      }
      var ratio = Ratio.of(ratios);
      var target =
          side instanceof JavaSdk ? ", target " + SHORTER + " " + ratio.against(SHORTER) : "";
      result.notes("F1, ours by " + side.name() + "'s time: " + ratio + target + ".");
    }
  }

  private static double median(List<Turn> turns) {
    return Ratio.median(turns.stream().map(Turn::lasted).toList());
  }
}
