package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Says that there may be something to send: here at once, to other instances by the bell. */
@Component
class Wake {

  private final Semaphore here = new Semaphore(0);
  private final Semaphore elsewhere = new Semaphore(0);
  private final AtomicBoolean urgent = new AtomicBoolean();

  /** What somebody was woken for. */
  enum Call {
    NONE,
    /** There may be something, but no page. */
    USUAL,
    PAGE
  }

  /** Wakes everybody when the running transaction has committed, once however often it is asked. */
  void afterCommit(Urgency urgency) {
    var known =
        TransactionSynchronizationManager.getSynchronizations().stream()
            .anyMatch(it ->
                it instanceof Committed(var wake, var most)
                    && wake.equals(this)
                    && most.compareTo(urgency) <= 0);
    if (!known) {
      TransactionSynchronizationManager.registerSynchronization(new Committed(this, urgency));
    }
  }

  /** Wakes the senders of this instance: there may be pages. */
  void up() {
    up(Urgency.PAGE);
  }

  void up(Urgency urgency) {
    if (urgency == Urgency.PAGE) {
      urgent.set(true);
    }
    ring(here);
  }

  /** Returns when woken, at the latest after that time. */
  Call await(Duration longest) throws InterruptedException {
    if (!here.tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS)) {
      return Call.NONE;
    }
    here.drainPermits();
    return urgent.getAndSet(false) ? Call.PAGE : Call.USUAL;
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

  private record Committed(Wake wake, Urgency urgency) implements TransactionSynchronization {

    @Override
    public void afterCommit() {
      wake.up(urgency);
      ring(wake.elsewhere);
    }
  }
}
