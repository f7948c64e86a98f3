package dev.deskbell.ticket;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that a file waits to be fetched, so that nobody need look all the time. */
@Component
class FileWake {
  private final Semaphore bell = new Semaphore(0);

  void afterCommit() {
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            bell.release();
          }
        });
  }

  /** Returns when woken, at the latest after that time. */
  void await(Duration longest) throws InterruptedException {
    if (bell.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
      bell.drainPermits();
    }
  }
}
