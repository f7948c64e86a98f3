package dev.deskbell.console;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The one door for changes. Writers take turns, so that changes are numbered in the order of their
 * commit; a page waits here for the next.
 */
final class Changes {
  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Lock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private long count;

  Changes(JdbcClient db, TransactionOperations transaction) {
    this.db = db;
    this.transaction = transaction;
  }

  <T> T make(Supplier<T> work) {
    var made =
        transaction.execute(_ -> {
          db.sql("select pg_advisory_xact_lock(hashtext('console_changes'))")
              .query((_, _) -> true)
              .single();
          return work.get();
        });
    signal();
    if (made == null) {
      throw new IllegalStateException("a change says what it made");
    }
    return made;
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
