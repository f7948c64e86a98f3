package dev.deskbell.console;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.CannotAcquireLockException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one door for changes. Writers take turns, so that changes are numbered in the order of their
 * commit; a page waits here for the next. Those of one instance wait before they take a connection:
 * however many cards are on their way to the console, turns find the pool as it was.
 */
final class Changes {
  private static final Duration LONGEST = Duration.ofSeconds(2);

  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Lock turn = new ReentrantLock(true);
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;

  Changes(JdbcClient db, TransactionOperations transaction) {
    this.db = db;
    this.transaction = transaction;
  }

  <T> T make(Supplier<T> work) {
    var made = inTurn(work);
    signal();
    if (made == null) {
      throw new IllegalStateException("a change says what it made");
    }
    return made;
  }

  private <T> @Nullable T inTurn(Supplier<T> work) {
    awaitTurn();
    try {
      return transaction.execute(_ -> {
        db.sql("select pg_advisory_xact_lock(hashtext('console_changes'))")
            .query((_, _) -> true)
            .single();
        return work.get();
      });
    } finally {
      turn.unlock();
    }
  }

  /** As patient as who waits for a connection: the database may be what all wait for. */
  private void awaitTurn() {
    try {
      if (!turn.tryLock(LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new CannotAcquireLockException("others have been writing all the time");
      }
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw new CannotAcquireLockException("the desk is stopping", stopping);
    }
  }

  /** How many changes this instance has heard of; to be asked before reading. */
  long heard() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /** Waits until more than that was heard, or that long: another instance may have changed it. */
  void await(long heard, Duration longest) throws InterruptedException {
    var left = longest.toNanos();
    lock.lock();
    try {
      while (count == heard && left > 0) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Wakes everyone who waits. */
  void signal() {
    lock.lock();
    try {
      count++;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
