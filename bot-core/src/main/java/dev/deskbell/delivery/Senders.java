package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
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

  private final Scopes scopes;
  private final Sender sender;
  private final Wake wake;
  private final Clock clock;
  private final Pace pace;
  private final Set<Lane> busy = ConcurrentHashMap.newKeySet();
  private final Set<Thread> working = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean running = new AtomicBoolean();

  private final Waiting waiting = new Waiting();
  private final Lookout lookout;
  private final AtomicReference<@Nullable Thread> looking = new AtomicReference<>();

  Senders(
      Work work,
      Scopes scopes,
      Sender sender,
      Connections connections,
      Wake wake,
      Clock clock,
      Pace pace) {
    this.scopes = scopes;
    this.sender = sender;
    this.wake = wake;
    this.clock = clock;
    this.pace = pace;
    lookout = new Lookout(work, connections, waiting, clock, pace);
  }

  @Override
  public void start() {
    if (running.compareAndSet(false, true)) {
      working.clear();
      lookout.doubt();
      looking.set(Thread.ofVirtual().name("deliveries").start(this::look));
    }
  }

  /** Claims nothing more and lets what is on its way arrive; its leases end with it. */
  @Override
  public void stop() {
    running.set(false);
    wake.stir();
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
        lookout.look();
        startAll();
        lookout.hear(wake.await(lookout.untilNext()));
      } catch (InterruptedException _) {
        return;
      } catch (RuntimeException problem) {
        LOG.warn("can't look for what is to be sent", problem);
        lookout.doubt();
        pause(lookout);
      }
    }
  }

  private void pause(Lookout lookout) {
    try {
      lookout.hear(wake.await(pace.poll()));
    } catch (InterruptedException _) {
      running.set(false);
    }
  }

  private void startAll() {
    var free = new FreeHands(pace, busy);
    for (var lane : waiting.take(clock.instant(), free)) {
      busy.add(lane);
      working.removeIf(it -> it.getState() == Thread.State.TERMINATED);
      working.add(Thread.ofVirtual().name(lane.key()).start(() -> work(lane)));
    }
  }

  private void work(Lane lane) {
    var done = 0;
    Claim last = new Claim.Settled();
    try {
      // Who stays for a while spares everybody looking for it.
      while (running.get() && goesOn(last) && done < IN_A_ROW) {
        last = next(lane);
        done += goesOn(last) ? 1 : 0;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException problem) {
      last = new Claim.Nothing();
      LOG.warn("{} stays as it is until its lease ends", lane, problem);
    } finally {
      busy.remove(lane);
      leave(lane, last);
      lookout.worked(lane, done > 0);
      wake.stir();
    }
  }

  private static boolean goesOn(Claim last) {
    return switch (last) {
      case Claim.Settled(), Claim.Send _, Claim.Find _ -> true;
      case Claim.Held _, Claim.Nothing(), Claim.Busy() -> false;
    };
  }

  private void leave(Lane lane, Claim last) {
    if (last instanceof Claim.Held(var found, var by)) {
      waiting.held(found, by);
    } else {
      waiting.left(lane, goesOn(last));
    }
  }

  private Claim next(Lane lane) throws InterruptedException {
    var started = System.nanoTime();
    var next = sender.claim(lane);
    switch (next) {
      case Claim.Send claim -> {
        went(lane);
        sender.send(claim, started);
      }
      case Claim.Find claim -> sender.find(claim);
      case Claim.Settled(), Claim.Held _, Claim.Nothing(), Claim.Busy() -> {}
    }
    return next;
  }

  private void went(Lane lane) {
    if (waiting.went(lane)) {
      wake.stir();
    }
  }

  /** Who is free to send, no more than some at once to a platform that may be slow. */
  private static final class FreeHands implements Waiting.Hands {
    private final Pace pace;
    private final Map<Urgency, Long> busy = new EnumMap<>(Urgency.class);
    private final Map<String, Long> byPlatform = new HashMap<>();

    private FreeHands(Pace pace, Set<Lane> busy) {
      this.pace = pace;
      busy.forEach(this::count);
    }

    private void count(Lane lane) {
      busy.merge(lane.urgency(), 1L, Long::sum);
      if (lane.urgency() == Urgency.USUAL) {
        Written.platform(lane.key()).ifPresent(it -> byPlatform.merge(it, 1L, Long::sum));
      }
    }

    @Override
    public boolean areFree(Urgency urgency) {
      return busy.getOrDefault(urgency, 0L) < pace.atOnce(urgency);
    }

    @Override
    public boolean take(Lane lane, String platform) {
      var full =
          lane.urgency() == Urgency.USUAL
              && Written.platform(lane.key())
                  .or(() -> Optional.of(platform))
                  .map(it -> byPlatform.getOrDefault(it, 0L) >= pace.perPlatform())
                  .orElse(false);
      if (!full) {
        count(lane);
      }
      return !full;
    }
  }
}
