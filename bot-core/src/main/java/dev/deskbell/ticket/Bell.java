package dev.deskbell.ticket;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that there is something to do, so that nobody need look all the time. */
class Bell {
  private final Semaphore rung = new Semaphore(0);

  /** Rings when the running transaction has committed. */
  public void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            up();
          }
        });
  }

  void up() {
    if (rung.availablePermits() == 0) {
      rung.release();
    }
  }

  boolean isUp() {
    return rung.availablePermits() > 0;
  }

  /** Returns when rung, at the latest after that time. */
  void await(Duration longest) throws InterruptedException {
    if (rung.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      rung.drainPermits();
    }
  }
}
