package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The senders' share of the pool. However many messages are on their way, two connections at most
 * are used for ordinary ones and two more are there for pages alone; the rest is for turns.
 */
@Component
class Connections {

  private static final int EACH = 2;
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private final TransactionOperations transactions;
  private final Semaphore pages = new Semaphore(EACH);
  private final Semaphore usual = new Semaphore(EACH);

  Connections(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  /** Runs it in a transaction of its own; nothing in it may wait for the outside. */
  <T> T briefly(Urgency urgency, Supplier<T> work) {
    var share = share(urgency);
    share.acquireUninterruptibly();
    try {
      return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    } finally {
      share.release();
    }
  }

  /**
   * The same, again and again for so long when the database can't be reached: what it writes down
   * has happened and should not have to be found out.
   */
  <T> T persistently(Urgency urgency, Duration howLong, Supplier<T> work) {
    var end = System.nanoTime() + howLong.toNanos();
    while (true) {
      try {
        return briefly(urgency, work);
      } catch (DataAccessException | TransactionException problem) {
        if (System.nanoTime() > end || !pause()) {
          throw problem;
        }
      }
    }
  }

  private static boolean pause() {
    try {
      Thread.sleep(BETWEEN);
      return true;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Runs what reads the database as it likes. */
  <T> T reading(Urgency urgency, Supplier<T> work) throws InterruptedException {
    var share = share(urgency);
    share.acquire();
    try {
      return work.get();
    } finally {
      share.release();
    }
  }

  private Semaphore share(Urgency urgency) {
    return switch (urgency) {
      case PAGE -> pages;
      case USUAL -> usual;
    };
  }
}
