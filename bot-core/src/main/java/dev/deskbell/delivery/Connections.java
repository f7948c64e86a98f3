package dev.deskbell.delivery;

import dev.deskbell.delivery.Share.Intent;
import dev.deskbell.delivery.Telling.Urgency;
import java.time.Duration;
import java.util.Objects;
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
  private final Share pages = new Share(EACH);
  private final Share usual = new Share(EACH);

  Connections(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  /** Runs it in a transaction of its own; nothing in it may wait for the outside. */
  <T> T briefly(Urgency urgency, Supplier<T> work) {
    return briefly(urgency, Intent.BEGIN, work);
  }

  private <T> T briefly(Urgency urgency, Intent intent, Supplier<T> work) {
    var share = share(urgency);
    share.takeUninterruptibly(intent);
    try {
      return Objects.requireNonNull(transactions.execute(_ -> work.get()));
    } finally {
      share.giveBack();
    }
  }

  /**
   * The same before all that only begins, and again and again for so long when the database can't
   * be reached: what it writes down has happened and should not have to be found out.
   */
  <T> T persistently(Urgency urgency, Duration howLong, Supplier<T> work) {
    var end = System.nanoTime() + howLong.toNanos();
    while (true) {
      try {
        return briefly(urgency, Intent.FINISH, work);
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
    return reading(urgency, Intent.BEGIN, work);
  }

  /** The same for a message that is claimed: before all that only begins. */
  <T> T drawing(Urgency urgency, Supplier<T> work) throws InterruptedException {
    return reading(urgency, Intent.FINISH, work);
  }

  private <T> T reading(Urgency urgency, Intent intent, Supplier<T> work)
      throws InterruptedException {
    var share = share(urgency);
    share.take(intent);
    try {
      return work.get();
    } finally {
      share.giveBack();
    }
  }

  private Share share(Urgency urgency) {
    return switch (urgency) {
      case PAGE -> pages;
      case USUAL -> usual;
    };
  }
}
