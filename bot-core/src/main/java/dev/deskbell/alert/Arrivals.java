package dev.deskbell.alert;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;

/**
 * Writes what arrives before its sender is told so. What comes alone is written at once; what comes
 * while something is being written is written together, in one transaction: in a flood that is what
 * keeps the database from doing nothing but commits.
 */
@Component
class Arrivals {
  private static final int MOST = 500;

  private final Alerts alerts;
  private final Queue<Waiting> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean writing = new AtomicBoolean();

  Arrivals(Alerts alerts) {
    this.alerts = alerts;
  }

  private record Waiting(List<Signals.Arriving> some, CompletableFuture<Boolean> left) {}

  /** Returns when it is in the database, and whether something is left to digest. */
  boolean arrive(List<Signals.Arriving> some) {
    var mine = new Waiting(some, new CompletableFuture<>());
    waiting.add(mine);
    if (writing.compareAndSet(false, true)) {
      write();
    }
    try {
      return mine.left.join();
    } catch (CompletionException problem) {
      throw problem.getCause() instanceof RuntimeException why ? why : problem;
    }
  }

  /** A part of it; the rest is not for who came first to wait for. */
  private void write() {
    try {
      var next = next();
      write(next, waiting.size());
    } finally {
      writing.set(false);
    }
    if (!waiting.isEmpty() && writing.compareAndSet(false, true)) {
      Thread.ofVirtual().name("alerts arriving").start(this::write);
    }
  }

  private List<Waiting> next() {
    var next = new ArrayList<Waiting>();
    var size = 0;
    for (var it = waiting.poll(); it != null; it = size < MOST ? waiting.poll() : null) {
      next.add(it);
      size += it.some.size();
    }
    return next;
  }

  /**
   * Where it is the database that fails, those behind them are refused too: they waited as long.
   */
  private void write(List<Waiting> some, int behind) {
    try {
      if (some.size() > 1 && isKept(some)) {
        some.forEach(it -> it.left.complete(true));
      } else {
        some.forEach(this::alone);
      }
    } catch (RuntimeException problem) {
      some.forEach(it -> it.left.completeExceptionally(problem));
      Stream.generate(waiting::remove)
          .limit(behind)
          .forEach(it -> it.left.completeExceptionally(problem));
    } catch (Error problem) {
      some.forEach(it -> it.left.completeExceptionally(problem));
      throw problem;
    }
  }

  /** Where one of them can't be written, each is for itself. */
  private boolean isKept(List<Waiting> some) {
    try {
      alerts.keep(some.stream().flatMap(it -> it.some.stream()).toList());
      return true;
    } catch (RuntimeException problem) {
      if (isForAll(problem)) {
        throw problem;
      }
      return false;
    }
  }

  private void alone(Waiting it) {
    try {
      it.left.complete(alerts.arrive(it.some));
    } catch (RuntimeException problem) {
      it.left.completeExceptionally(problem);
      if (isForAll(problem)) {
        throw problem;
      }
    }
  }

  /** Each would wait as long as the one before it, only to hear the same. */
  private static boolean isForAll(RuntimeException problem) {
    return Alerts.isOfTheDatabase(problem)
        && !(problem instanceof PessimisticLockingFailureException);
  }
}
