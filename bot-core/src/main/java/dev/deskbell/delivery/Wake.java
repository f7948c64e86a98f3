package dev.deskbell.delivery;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that there may be something to send: here at once, to other instances by the bell. */
@Component
class Wake {

  private final Semaphore here = new Semaphore(0);
  private final Semaphore elsewhere = new Semaphore(0);

  /** Wakes everybody when the running transaction has committed, once however often it is asked. */
  void afterCommit() {
    var known =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .anyMatch(it -> it instanceof Committed committed && committed.wake().equals(this));
    if (!known) {
      TransactionSynchronizationManager.registerSynchronization(new Committed(this));
    }
  }

  /** Wakes the senders of this instance. */
  void up() {
    ring(here);
  }

  /** Returns when woken, at the latest after that time; whether it was woken. */
  boolean await(Duration longest) throws InterruptedException {
    var woken = here.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
    if (woken) {
      here.drainPermits();
    }
    return woken;
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

  private record Committed(Wake wake) implements TransactionSynchronization {

    @Override
    public void afterCommit() {
      ring(wake.here);
      ring(wake.elsewhere);
    }
  }
}
