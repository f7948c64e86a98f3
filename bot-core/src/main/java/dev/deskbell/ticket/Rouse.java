package dev.deskbell.ticket;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that something is due at once: looked for after the commit, without waiting for a round. */
@Component
public class Rouse {
  private final Semaphore bell = new Semaphore(0);

  Rouse() {}

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
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  /** Returns when roused, at the latest after that time. */
  void await(Duration longest) throws InterruptedException {
    if (bell.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      bell.drainPermits();
    }
  }
}
