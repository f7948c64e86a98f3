package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The senders' share of the pool. However many messages are on their way, two connections at most
 * are used for ordinary ones and two more are there for pages alone; the rest is for turns.
 */
@Component
class Connections {

  private static final int EACH = 2;

  private final TransactionOperations transactions;
  private final Semaphore pages = new Semaphore(EACH);
  private final Semaphore usual = new Semaphore(EACH);

  Connections(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  /** Runs it in a transaction of its own; nothing in it may wait for the outside. */
  <T> T briefly(Urgency urgency, Supplier<T> work) {
    var share =
        switch (urgency) {
          case PAGE -> pages;
          case USUAL -> usual;
        };
    share.acquireUninterruptibly();
    try {
      return java.util.Objects.requireNonNull(transactions.execute(_ -> work.get()));
    } finally {
      share.release();
    }
  }
}
