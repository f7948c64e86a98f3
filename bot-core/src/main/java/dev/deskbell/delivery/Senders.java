package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that send: one looks for lanes with work, a virtual thread each works on them. */
@Component
class Senders implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Senders.class);
  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final int IN_A_ROW = 20;

  private final Lanes lanes;
  private final Scopes scopes;
  private final Sender sender;
  private final Connections connections;
  private final Wake wake;
  private final Clock clock;
  private final Pace pace;
  private final Set<Lane> busy = ConcurrentHashMap.newKeySet();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();

  /** When something goes that is held back; it stays true until something stirs here. */
  private final AtomicReference<Optional<Instant>> next = new AtomicReference<>(Optional.empty());

  private final AtomicBoolean stirred = new AtomicBoolean(true);

  private final Rest rest = new Rest(System::nanoTime);

  private final AtomicReference<@Nullable Thread> looking = new AtomicReference<>();

  Senders(
      Lanes lanes,
      Scopes scopes,
      Sender sender,
      Connections connections,
      Wake wake,
      Clock clock,
      Pace pace) {
    this.lanes = lanes;
    this.scopes = scopes;
    this.sender = sender;
    this.connections = connections;
    this.wake = wake;
    this.clock = clock;
    this.pace = pace;
  }

  @Override
  public void start() {
    if (running.compareAndSet(false, true)) {
      working.clear();
      looking.set(Thread.ofVirtual().name("deliveries").start(this::look));
    }
  }

  /** Claims nothing more and lets what is on its way arrive; its leases end with it. */
  @Override
  public void stop() {
    running.set(false);
    wake.up();
    var end = System.nanoTime() + GRACE.toNanos();
    try {
      join(looking.getAndSet(null), end);
      for (var thread : List.copyOf(working)) {
        join(thread, end);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    working.forEach(Thread::interrupt);
  }

  private static void join(@Nullable Thread thread, long end) throws InterruptedException {
    var left = end - System.nanoTime();
    if (thread != null && left > 0) {
      thread.join(Duration.ofNanos(left));
    }
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }

  private void look() {
    var begun = false;
    while (running.get()) {
      try {
        if (!begun) {
          // This start may have brought a new token.
          scopes.releaseAll("", clock.instant());
          begun = true;
        }
        var found = found();
        startAll(found);
        if (stirred.getAndSet(false) || !found.isEmpty() || isOver(next.get())) {
          next.set(connections.reading(Urgency.PAGE, () -> lanes.nextChange(clock.instant())));
        }
        await();
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException problem) {
        LOG.warn("can't look for what is to be sent", problem);
        pause();
      }
    }
  }

  /** What is told meanwhile and is no page waits for the end of the rest. */
  private void await() throws InterruptedException {
    var call = wake.await(untilNext());
    while (call == Wake.Call.USUAL && rest.goesOn()) {
      stirred.set(true);
      call = wake.await(rest.orItsEnd(pace.poll()));
    }
    if (call != Wake.Call.NONE) {
      stirred.set(true);
    }
  }

  private void pause() {
    try {
      wake.await(pace.poll());
    } catch (InterruptedException _) {
      running.set(false);
    }
  }

  /**
   * Pages always; the rest not so often that looking through all that waits is all that is done.
   */
  private List<Lane> found() throws InterruptedException {
    var most = busy.size() + pace.pages() + pace.usual();
    return rest.goesOn()
        ? connections.reading(Urgency.PAGE, () -> lanes.withPages(clock.instant(), most))
        : rest.after(() ->
            connections.reading(Urgency.PAGE, () -> lanes.withWork(clock.instant(), full(), most)));
  }

  /** Platforms so slow that they hold their share of the senders. */
  private Collection<String> full() {
    return busy.stream()
        .filter(it -> it.urgency() == Urgency.USUAL)
        .map(Lane::key)
        .flatMap(it -> Written.platform(it).stream())
        .collect(Collectors.groupingBy(it -> it, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(it -> it.getValue() >= pace.perPlatform())
        .map(java.util.Map.Entry::getKey)
        .toList();
  }

  private void startAll(List<Lane> found) {
    for (var lane : found) {
      if (hasHandsFor(lane.urgency()) && busy.add(lane)) {
        working.removeIf(it -> it.getState() == Thread.State.TERMINATED);
        working.add(Thread.ofVirtual().name(lane.key()).start(() -> work(lane)));
      }
    }
  }

  private boolean hasHandsFor(Urgency urgency) {
    return busy.stream().filter(it -> it.urgency() == urgency).count() < pace.atOnce(urgency);
  }

  private void work(Lane lane) {
    var done = 0;
    try {
      // Staying in the lane for a while spares looking at all the others after each message.
      while (running.get() && done < IN_A_ROW && sender.next(lane)) {
        done++;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException problem) {
      LOG.warn("{} stays as it is until its lease ends", lane, problem);
    } finally {
      busy.remove(lane);
      stirred.set(true);
      if (done > 0) {
        wake.up(lane.urgency());
      }
    }
  }

  private boolean isOver(Optional<Instant> moment) {
    return moment.filter(it -> !it.isAfter(clock.instant())).isPresent();
  }

  private Duration untilNext() {
    var now = clock.instant();
    return next.get()
        .map(it -> Duration.between(now, it))
        .filter(it -> it.compareTo(pace.poll()) < 0)
        .map(rest::orItsEnd)
        .orElseGet(() -> rest.orItsEnd(pace.poll()));
  }
}
