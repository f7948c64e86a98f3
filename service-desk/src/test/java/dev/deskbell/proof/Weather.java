package dev.deskbell.proof;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * What goes wrong in one history, drawn from its seed alone: which way is bad, how, from when and
 * for how long, and in every seventh, which desk is killed and when.
 */
record Weather(Duration lasts, List<Fault> faults, Optional<Kill> kill) {
  private static final Duration LASTS = Duration.ofSeconds(5);
  private static final int KILLED = 7;
  private static final List<Proxy.Mode> BAD =
      List.of(Proxy.Mode.DELAYS, Proxy.Mode.STALLS, Proxy.Mode.HALF, Proxy.Mode.CUTS);

  /**
   * One thing that goes wrong.
   *
   * @param way the number of a way between two parts
   */
  record Fault(int way, Proxy.Mode how, Duration from, Duration until) {
    boolean holds(int number, Duration at) {
      return way == number && from.compareTo(at) <= 0 && until.compareTo(at) > 0;
    }
  }

  /** A desk ends as by {@code kill -9}. */
  record Kill(int desk, Duration at) {}

  static Weather of(long seed, int ways) {
    var random = new Random(seed);
    var faults = new ArrayList<Fault>();
    var millis = (int) LASTS.toMillis();
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
    return new Weather(LASTS, List.copyOf(faults), kill(seed, random, millis));
  }

  private static Optional<Kill> kill(long seed, Random random, int millis) {
    var moment = Duration.ofMillis(millis / 4 + random.nextInt(millis / 2));
    return seed % KILLED == 0 ? Optional.of(new Kill(random.nextInt(2), moment)) : Optional.empty();
  }

  /** How a way is at that moment. */
  Proxy.Mode of(int way, Duration at) {
    return faults.stream()
        .filter(it -> it.holds(way, at))
        .map(Fault::how)
        .findFirst()
        .orElse(Proxy.Mode.PASSES);
  }
}
