package dev.deskbell.alert;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the database surely has, for it was written a moment ago. Who says it again is answered
 * without asking: a repetition would change nothing there.
 */
final class Lately {
  /** So many, and as many again, are known at most. */
  private static final int MOST = 5_000;

  private static final Duration MOMENT = Duration.ofSeconds(30);

  private Set<Signals.Event> newer = new HashSet<>();
  private Set<Signals.Event> older = Set.of();
  private long since = System.nanoTime();

  /** Whether it has all of them. */
  synchronized boolean has(List<Signals.Arriving> some) {
    turn();
    return some.stream()
        .map(Signals.Event::of)
        .allMatch(it -> newer.contains(it) || older.contains(it));
  }

  /** Once they are committed. */
  synchronized void add(List<Signals.Arriving> some) {
    turn();
    some.stream().map(Signals.Event::of).forEach(newer::add);
  }

  /** What failed may have gone with the database that had all this: who says it again asks. */
  synchronized void forget() {
    newer = new HashSet<>();
    older = Set.of();
  }

  private void turn() {
    var now = System.nanoTime();
    if (now - since > MOMENT.toNanos() || newer.size() >= MOST) {
      older = now - since > 2 * MOMENT.toNanos() ? Set.of() : newer;
      newer = new HashSet<>();
      since = now;
    }
  }
}
