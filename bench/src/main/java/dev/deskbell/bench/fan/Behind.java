package dev.deskbell.bench.fan;

import dev.deskbell.bench.Ratio;
import dev.deskbell.bench.Ratio.Target;
import dev.deskbell.bench.Result;
import dev.deskbell.bench.fan.Speaker.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** F2: somebody is paged in a channel where nothing else happens, while much else waits. */
final class Behind {
  private static final Target UNLOADED = Target.atMost(1.1);
  private static final double MILLIS = 1e6;
  private static final String PAGE = "page-";

  private final Recorder recorder;
  private final Map<String, List<long[]>> took = new LinkedHashMap<>();
  private final Map<String, Integer> turnedAway = new HashMap<>();
  private int slices;

  Behind(Recorder recorder) {
    this.recorder = recorder;
  }

  /**
   * What waits while somebody is paged.
   *
   * @param every milliseconds from page to page
   */
  record Crowd(String name, Rules rules, int channels, int each, int pages, int every) {
    private List<Message> messages(int slice) {
      return IntStream.range(0, channels * each)
          .mapToObj(
              it -> new Message("H" + slice + "x" + it % channels, "other-" + slice + "-" + it))
          .toList();
    }
  }

  /** One slice; the time counts from when somebody should have been paged. */
  void plays(Pager side, Crowd crowd) throws Exception {
    recorder.begins(crowd.rules());
    var slice = slices++;
    if (crowd.channels() > 0) {
      side.says(crowd.messages(slice));
      LockSupport.parkNanos((long) (2_000 * MILLIS));
    }
    var due = new long[crowd.pages()];
    var begin = System.nanoTime();
    for (var number = 0; number < due.length; number++) {
      due[number] = begin + (long) (number * crowd.every() * MILLIS);
      LockSupport.parkNanos(due[number] - System.nanoTime());
      side.pages(new Message("P" + slice + "x" + number, PAGE + number));
    }
    if (!recorder.hasAccepted(due.length, 60, it -> it.words().startsWith(PAGE))) {
      throw new IllegalStateException(side.name() + " did not page everybody");
    }
    var times = new long[due.length];
    for (var it : recorder.heard()) {
      if (it.accepted() && it.words().startsWith(PAGE)) {
        var number = Integer.parseInt(it.words().substring(PAGE.length()));
        times[number] = it.answered() - due[number];
      }
    }
    java.util.Arrays.sort(times);
    var name = side.name() + ", " + crowd.name();
    took.computeIfAbsent(name, _ -> new ArrayList<>()).add(times);
    var refused = recorder.heard().stream().filter(it -> !it.accepted()).count();
    turnedAway.merge(name, (int) refused, Integer::sum);
    side.forgets();
    // What was on its way arrives before the next slice begins.
    LockSupport.parkNanos((long) (1_000 * MILLIS));
  }

  /** The first slice of ours was without a crowd. */
  void writes(Result result, String title) {
    var rows =
        result.table(
            title,
            "side",
            "pages",
            "p50 ms",
            "p99 ms",
            "most ms",
            "p99, ours alone = 1",
            "target",
            "answers 429");
    var first = took.keySet().iterator().next();
    var alone = Objects.requireNonNull(took.get(first));
    took.forEach((name, slices) -> {
      var all = slices.stream().flatMapToLong(java.util.Arrays::stream).sorted().toArray();
      var ratio = ratio(slices, alone);
      var isOurs = name.startsWith("Deskbell") && !name.equals(first);
      rows.add(
          List.of(
              name,
              Integer.toString(all.length),
              millis(quantile(all, 0.5)),
              millis(quantile(all, 0.99)),
              millis(all[all.length - 1]),
              ratio.toString(),
              isOurs ? UNLOADED + ": " + ratio.against(UNLOADED) : "",
              Integer.toString(Objects.requireNonNull(turnedAway.get(name)))));
    });
  }

  private static Ratio ratio(List<long[]> slices, List<long[]> alone) {
    var ratios = new ArrayList<Double>();
    for (var at = 0; at < Math.min(slices.size(), alone.size()); at++) {
      ratios.add((double) quantile(slices.get(at), 0.99) / (double) quantile(alone.get(at), 0.99));
    }
    return Ratio.of(ratios);
  }

  private static long quantile(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }

  private static String millis(long nanos) {
    return String.format(Locale.ROOT, "%.1f", nanos / MILLIS);
  }
}
