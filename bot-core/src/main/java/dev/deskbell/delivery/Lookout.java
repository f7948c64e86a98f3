package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import dev.deskbell.delivery.Waiting.Found;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out which lanes have work. What is told here it hears, what was put off it looks for when
 * it is due, what waits for what was sent it looks for then; at all lanes it looks now and then,
 * for what others told or left behind. Of one thread, but for what workers say.
 */
final class Lookout {
  /** How many lanes are known at most; there is another look when they are done. */
  private static final int MOST = 10_000;

  private final Work work;
  private final Connections connections;
  private final Waiting waiting;
  private final Clock clock;
  private final Pace pace;
  private final Rest rest = new Rest(System::nanoTime);

  private boolean pages = true;
  private boolean everything = true;
  private boolean cut;
  private long looked = System.nanoTime();

  /** When something that was put off is due; it stays true until somebody works. */
  private Optional<Instant> due = Optional.empty();

  private Instant since;
  private final AtomicBoolean worked = new AtomicBoolean(true);
  private final AtomicBoolean made = new AtomicBoolean();
  private final Set<String> beside = ConcurrentHashMap.newKeySet();

  Lookout(Work work, Connections connections, Waiting waiting, Clock clock, Pace pace) {
    this.work = work;
    this.connections = connections;
    this.waiting = waiting;
    this.clock = clock;
    this.pace = pace;
    since = clock.instant();
  }

  void hear(Wake.Call call) {
    waiting.told(call.told());
    if (call.all()) {
      doubt();
    }
  }

  /** There may be anything anywhere. */
  void doubt() {
    pages = true;
    everything = true;
  }

  /**
   * Somebody has worked on it.
   *
   * @param sent whether something came of it, for which others may have waited
   */
  void worked(Lane lane, boolean sent) {
    worked.set(true);
    if (sent) {
      beside.addAll(Written.both(lane.key()));
      made.compareAndSet(false, Written.isWorkspace(lane.key()));
    }
  }

  /** Pages first; at all lanes not so often that looking is all that is done. */
  void look() throws InterruptedException {
    var now = clock.instant();
    everything |= made.getAndSet(false);
    if (pages) {
      look(() -> work.withPages(now, MOST));
      pages = false;
    } else if (wantsEverything() && !rest.goesOn()) {
      lookAtAll(now);
    }
    lookBeside(now);
    lookForDue(now);
  }

  private boolean wantsEverything() {
    return everything
        || System.nanoTime() - looked >= pace.poll().toNanos()
        || (cut && waiting.isIdle());
  }

  private void lookAtAll(Instant now) throws InterruptedException {
    cut = rest.after(() -> look(() -> work.withWork(now, MOST))) == MOST;
    everything = false;
    looked = System.nanoTime();
  }

  private void lookBeside(Instant now) throws InterruptedException {
    var some = List.copyOf(beside);
    if (!some.isEmpty()) {
      some.forEach(beside::remove);
      look(() -> work.withWork(some, now));
    }
  }

  private int look(Supplier<List<Found>> where) throws InterruptedException {
    var found = connections.reading(Urgency.PAGE, where);
    waiting.found(found);
    return found.size();
  }

  private void lookForDue(Instant now) throws InterruptedException {
    if (isOver(now)) {
      var after = since;
      waiting.told(connections.reading(Urgency.PAGE, () -> work.due(after, now)));
      since = now;
    }
    if (worked.getAndSet(false) || isOver(now)) {
      due = connections.reading(Urgency.PAGE, () -> work.nextDue(now));
    }
  }

  private boolean isOver(Instant now) {
    return due.filter(it -> !it.isAfter(now)).isPresent();
  }

  /** How long nothing is to be looked for, unless somebody wakes. */
  Duration untilNext() {
    if (pages || (wantsEverything() && !rest.goesOn())) {
      return Duration.ZERO;
    }
    var now = clock.instant();
    var longest = rest.orItsEnd(pace.poll());
    return Stream.of(due, waiting.next())
        .flatMap(Optional::stream)
        .min(Comparator.naturalOrder())
        .map(it -> Duration.between(now, it))
        .filter(it -> it.compareTo(longest) < 0)
        .orElse(longest);
  }
}
