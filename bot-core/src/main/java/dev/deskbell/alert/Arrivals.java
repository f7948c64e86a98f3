package dev.deskbell.alert;

import dev.deskbell.store.SqlState;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Writes what arrives before its sender is told so. What comes alone is written at once; what comes
 * while something is being written is written together, in one transaction: in a flood that is what
 * keeps the database from doing nothing but commits.
 */
@Component
class Arrivals {
  private static final int MOST = 500;

  /** So many connections may be waited for that say nothing. */
  private static final int MOST_TURNS = 3;

  private final Alerts alerts;
  private final Patience patience;
  private final Executor writer;
  private final Lately lately = new Lately();
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicReference<@Nullable Turn> writing = new AtomicReference<>();
  private final Semaphore turns = new Semaphore(MOST_TURNS);

  @Autowired
  Arrivals(Alerts alerts, Patience patience) {
    this(alerts, patience, Thread.ofVirtual().name("alerts arriving")::start);
  }

  Arrivals(Alerts alerts, Patience patience, Executor writer) {
    this.alerts = alerts;
    this.patience = patience;
    this.writer = writer;
  }

  /** Whose turn it is to write, until its connection has said nothing for too long. */
  private static final class Turn {
    private final long began;

    private Turn(long began) {
      this.began = began;
    }
  }

  /** Each is one of its own, whatever others say. */
  private static final class Waiting {
    private final List<Signals.Arriving> some;
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();

    private Waiting(List<Signals.Arriving> some) {
      this.some = some;
    }
  }

  /**
   * Returns when it is in the database, and whether something is left to digest; or refuses when
   * that takes too long, and what nobody is just writing is not written then.
   */
  boolean arrive(List<Signals.Arriving> some) {
    if (lately.has(some)) {
      return false;
    }
    var mine = new Waiting(some);
    waiting.add(mine);
    goOn();
    try {
      return patience.await(mine.left);
    } catch (Patience.Over over) {
      mine.left.completeExceptionally(over);
      waiting.remove(mine);
      throw over;
    }
  }

  /** Where somebody waits, and nobody writes or has for too long. */
  private void goOn() {
    for (var begun = false; !begun && !waiting.isEmpty(); ) {
      var before = writing.get();
      var isBusy = before != null && !patience.isOver(before.began);
      if (isBusy || !turns.tryAcquire()) {
        return;
      }
      begun = begin(before);
    }
  }

  /** On a thread of its own: a connection that says nothing holds up nobody's answer. */
  private boolean begin(@Nullable Turn before) {
    var turn = new Turn(System.nanoTime());
    if (writing.compareAndSet(before, turn)) {
      writer.execute(() -> write(turn));
      return true;
    }
    turns.release();
    return false;
  }

  private void write(Turn turn) {
    try {
      var next = next();
      write(next, waiting.size());
    } finally {
      writing.compareAndSet(turn, null);
      turns.release();
    }
    goOn();
  }

  private List<Waiting> next() {
    var next = new ArrayList<Waiting>();
    var size = 0;
    for (var it = waiting.poll(); it != null; it = size < MOST ? waiting.poll() : null) {
      if (!it.left.isDone()) {
        next.add(it);
        size += it.some.size();
      }
    }
    return next;
  }

  /**
   * Where it is the database that fails, those behind them are refused too: they waited as long.
   */
  private void write(List<Waiting> some, int behind) {
    try {
      if (some.size() == 1) {
        alone(some.getFirst());
      } else if (!isKept(some)) {
        // Who has to wait for what another has locked waits behind those who need not.
        some.stream().filter(it -> !isKept(List.of(it))).toList().forEach(this::alone);
      }
    } catch (RuntimeException problem) {
      lately.forget();
      some.forEach(it -> it.left.completeExceptionally(problem));
      refuse(behind, problem);
    } catch (Error problem) {
      some.forEach(it -> it.left.completeExceptionally(problem));
      throw problem;
    }
  }

  /** Some may have gone meanwhile. */
  private void refuse(int many, RuntimeException problem) {
    for (var refused = 0; refused < many; refused++) {
      var it = waiting.poll();
      if (it == null) {
        return;
      }
      it.left.completeExceptionally(problem);
    }
  }

  /** Where one of them can't be written, each is for itself. Who was refused waits no more. */
  private boolean isKept(List<Waiting> some) {
    var left = some.stream().filter(it -> !it.left.isDone()).toList();
    if (left.isEmpty()) {
      return true;
    }
    try {
      alerts.keepBriefly(left.stream().flatMap(it -> it.some.stream()).toList());
      left.forEach(it -> kept(it, true));
      return true;
    } catch (RuntimeException problem) {
      if (isForAll(problem)) {
        throw problem;
      }
      return false;
    }
  }

  private void alone(Waiting it) {
    if (it.left.isDone()) {
      return;
    }
    try {
      kept(it, alerts.arrive(it.some));
    } catch (RuntimeException problem) {
      it.left.completeExceptionally(problem);
      if (isForAll(problem)) {
        throw problem;
      }
    }
  }

  private void kept(Waiting it, boolean left) {
    lately.add(it.some);
    it.left.complete(left);
  }

  /** Each would wait as long as the one before it, only to hear the same. */
  private static boolean isForAll(RuntimeException problem) {
    return Alerts.isOfTheDatabase(problem) && !SqlState.isOvertaken(problem);
  }
}
