package dev.deskbell.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;

/**
 * What goes wrong in one history, drawn from its seed alone: which way is bad, how, from when and
 * for how long.
 */
record Weather(Duration lasts, List<Fault> faults) {
  private static final List<Proxy.Mode> BAD =
      List.of(Proxy.Mode.DELAYS, Proxy.Mode.STALLS, Proxy.Mode.HALF, Proxy.Mode.CUTS);

  /**
   * One thing that goes wrong.
   *
   * @param way the number of a way between two parts
   */
  record Fault(int way, Proxy.Mode how, Duration from, Duration until) {}

  static Weather of(long seed, int ways, Duration lasts) {
    var random = new Random(seed);
    var faults = new ArrayList<Fault>();
    var millis = (int) lasts.toMillis();
    for (var number = 4 + random.nextInt(5); number > 0; number--) {
      var from = random.nextInt(millis * 2 / 3);
      var until = Math.min(millis, from + 100 + random.nextInt(millis / 3));
      faults.add(
          new Fault(
              random.nextInt(ways),
              BAD.get(random.nextInt(BAD.size())),
              Duration.ofMillis(from),
              Duration.ofMillis(until)));
    }
    faults.sort(Comparator.comparing(Fault::from));
    return new Weather(lasts, List.copyOf(faults));
  }
}
