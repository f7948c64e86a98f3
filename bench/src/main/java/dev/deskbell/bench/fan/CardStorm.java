package dev.deskbell.bench.fan;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.fan.Recorder.Heard;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** F3: one incident changes all the time; its card shows the truth, and seldom. */
final class CardStorm {
  private static final Target A_SECOND = Target.atMost(1);
  private static final Target SOON = Target.atMost(1.5);
  private static final double NANOS = 1e9;

  private final Recorder recorder;
  private final Ours ours;
  private final List<Double> sends = new ArrayList<>();
  private final List<Double> shown = new ArrayList<>();
  private final int changes;
  private final int seconds;

  CardStorm(Recorder recorder, Ours ours, int changes, int seconds) {
    this.recorder = recorder;
    this.ours = ours;
    this.changes = changes;
    this.seconds = seconds;
  }

  void plays(Rules rules, int round) {
    recorder.begins(rules);
    var begin = System.nanoTime();
    for (var number = 0; number < changes; number++) {
      LockSupport.parkNanos(
          begin + (long) (number * NANOS * seconds / changes) - System.nanoTime());
      ours.desk.changes("INC-" + round, "S" + round, "change-" + number);
    }
    var last = System.nanoTime();
    var words = "change-" + (changes - 1);
    if (!recorder.hasAccepted(1, 60, it -> it.words().equals(words))) {
      throw new IllegalStateException("the last change is never shown");
    }
    var calls = recorder.heard().stream().filter(it -> it.channel().equals("S" + round)).toList();
    var end = calls.stream().max(Comparator.comparingLong(Heard::at)).orElseThrow();
    sends.add(calls.size() / ((end.at() - begin) / NANOS));
    shown.add(Math.max(0, (end.answered() - last) / NANOS));
  }

  void writes(Result result) {
    var rows =
        result.table(
            String.format(
                Locale.ROOT,
                "F3: %,d changes of one incident within %d s, each committed by itself.",
                changes,
                seconds),
            "",
            "median of the rounds",
            "target");
    row(rows, "calls a second", Ratio.of(sends), A_SECOND);
    row(rows, "seconds from the last change until it is shown", Ratio.of(shown), SOON);
  }

  private static void row(List<List<String>> rows, String name, Ratio value, Target target) {
    rows.add(List.of(name, value.toString(), target + ": " + value.against(target)));
  }
}
