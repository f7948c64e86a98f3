package dev.deskbell.delivery;

import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that there may be something to send: here at once, to other instances by the bell. */
@Component
class Wake {

  /** Whoever is told of more looks at all instead. */
  private static final int MOST = 20_000;

  private final Semaphore here = new Semaphore(0);
  private final Semaphore elsewhere = new Semaphore(0);
  private final Heard heard = new Heard();

  /**
   * What somebody was woken for.
   *
   * @param all there may be something in any lane
   * @param told where something was told
   */
  record Call(boolean all, Set<Lane> told) {}

  /** When the running transaction has committed, there may be something in any lane. */
  void afterCommit() {
    committed().all = true;
  }

  /** When the running transaction has committed, there is something in these lanes. */
  void afterCommit(Collection<Lane> lanes) {
    committed().lanes.addAll(lanes);
  }

  private Committed committed() {
    for (var known : TransactionSynchronizationManager.getSynchronizations()) {
      if (known instanceof Committed committed && committed.wake.equals(this)) {
        return committed;
      }
    }
    var committed = new Committed(this);
    TransactionSynchronizationManager.registerSynchronization(committed);
    return committed;
  }

  /** Wakes the senders of this instance: there may be something in any lane. */
  void up() {
    up(true, Set.of());
  }

  private void up(boolean all, Set<Lane> lanes) {
    heard.add(all, lanes);
    stir();
  }

  /** Wakes the senders of this instance, who know what for. */
  void stir() {
    ring(here);
  }

  /** Returns when woken, at the latest after that time. */
  Call await(Duration longest) throws InterruptedException {
    if (here.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      here.drainPermits();
    }
    return heard.take();
  }

  /** Whether something was told here that other instances might send, waiting for it that long. */
  boolean awaitTold(Duration longest) throws InterruptedException {
    if (!elsewhere.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      return false;
    }
    elsewhere.drainPermits();
    return true;
  }

  private static void ring(Semaphore bell) {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  /** What nobody was woken for yet. */
  private static final class Heard {
    private Set<Lane> told = new LinkedHashSet<>();
    private boolean all;

    private synchronized void add(boolean everything, Set<Lane> lanes) {
      told.addAll(lanes);
      all |= everything || told.size() > MOST;
      if (told.size() > MOST) {
        told.clear();
      }
    }

    private synchronized Call take() {
      var call = new Call(all, told);
      all = false;
      told = new LinkedHashSet<>();
      return call;
    }
  }

  private static final class Committed implements TransactionSynchronization {
    private final Wake wake;
    private final Set<Lane> lanes = new LinkedHashSet<>();
    private boolean all;

    private Committed(Wake wake) {
      this.wake = wake;
    }

    @Override
    public void afterCommit() {
      wake.up(all, lanes);
      ring(wake.elsewhere);
    }
  }
}
