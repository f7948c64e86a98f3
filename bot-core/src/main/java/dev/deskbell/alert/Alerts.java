package dev.deskbell.alert;

import dev.deskbell.store.Questions;
import dev.deskbell.store.SqlState;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Works through what arrived: merges it into what is known, then sees which incidents begin, grow
 * and end. One instance at a time, a batch in one transaction: a crash loses and doubles nothing.
 */
@Component
class Alerts {
  private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
  static final int BATCH = 500;
  private static final int ATTEMPTS = 3;

  /** A message with so many is digested at once; one with more waits for its turn. */
  static final int FEW = 20;

  /** Of all instances one digests at a time, until its transaction ends. */
  static final String MINE = "pg_try_advisory_xact_lock(%d)".formatted(0x616c_6572_7473L);

  private final JdbcOperations asked;
  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Signals signals;
  private final AlertStore store;
  private final Digestion digestion;
  private final AlertTickets tickets;
  private final Clock clock;

  /** Of this instance, who waits for it does so without a connection. */
  private final ReentrantLock digesting = new ReentrantLock();

  Alerts(
      JdbcOperations asked,
      TransactionOperations transaction,
      Signals signals,
      AlertStore store,
      Digestion digestion,
      AlertTickets tickets,
      Clock clock) {
    this.asked = asked;
    this.db = JdbcClient.create(asked);
    this.transaction = transaction;
    this.signals = signals;
    this.store = store;
    this.digestion = digestion;
    this.tickets = tickets;
    this.clock = clock;
  }

  /** Whether there is something to do; cheap when there is not. */
  boolean isWaiting() {
    return db.sql(
            """
            select exists (select from alert_event
                            where not handled and (not_before is null or not_before <= :now))
                or exists (select from alert where firing and belongs_to is null
                              and waiting_until <= :now)
            """)
        .param("now", Signals.at(now()))
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  /**
   * Keeps what arrived; where nobody is at work on others, it is digested in the same transaction,
   * and who is to be told at once is. Returns whether there is something left to digest.
   */
  boolean arrive(List<Signals.Arriving> some) {
    if (some.size() <= FEW && digesting.tryLock()) {
      try {
        return Objects.requireNonNull(transaction.execute(_ -> !isDone(some)));
      } catch (CannotCreateTransactionException away) {
        throw away;
      } catch (RuntimeException problem) {
        LOG.info("{} alerts are kept, and digested later: {}", some.size(), problem.toString());
      } finally {
        digesting.unlock();
      }
    }
    return keep(some);
  }

  /** Returns whether there is something left to digest. */
  boolean keep(List<Signals.Arriving> some) {
    return signals.keep(some) > 0;
  }

  /** The same, but fails soon where another has locked one of them. */
  boolean keepBriefly(List<Signals.Arriving> some) {
    return signals.keepBriefly(some) > 0;
  }

  private boolean isDone(List<Signals.Arriving> some) {
    var now = now();
    var questions = new Questions(asked);
    var taken = signals.take(MINE, some, questions);
    var batch = digestion.begin(some, questions, now);
    var mine = taken.get();
    mine.filter(it -> !it.isEmpty())
        .ifPresent(it -> {
          batch.digest(it);
          tickets.atOnce(now);
        });
    return mine.isPresent();
  }

  /** A batch. Returns how much was done; nothing when another instance is at it. */
  int digest() {
    var next = signals.next(BATCH, now());
    return next.isEmpty() ? waited(BATCH) : arrived(next);
  }

  /** One that can't be digested keeps no other from being: by halves it is found and put off. */
  private int arrived(List<Long> ids) {
    try {
      return locked(now -> arrived(ids, now));
    } catch (RuntimeException problem) {
      if (isOfTheDatabase(problem)) {
        throw problem;
      }
      if (ids.size() == 1) {
        defer(ids.getFirst(), problem);
        return 1;
      }
      LOG.warn("{} alert events failed together; they are taken by halves", ids.size(), problem);
      var half = ids.size() / 2;
      return arrived(ids.subList(0, half)) + arrived(ids.subList(half, ids.size()));
    }
  }

  /** The same, of what was held back. */
  private int waited(int most) {
    try {
      return locked(now -> waited(most, now));
    } catch (RuntimeException problem) {
      if (isOfTheDatabase(problem)) {
        throw problem;
      }
      if (most == 1) {
        postpone(now(), problem);
        return 1;
      }
      LOG.warn("up to {} alerts that waited failed; fewer are taken", most, problem);
      return waited(most / 2);
    }
  }

  /** What was accepted is never dropped. */
  private void defer(long id, RuntimeException problem) {
    signals
        .defer(id, now())
        .ifPresent(attempts ->
            LOG.error(
                "alert event {} could not be digested ({} times); it is tried again later",
                id,
                attempts,
                problem));
  }

  private void postpone(Instant now, RuntimeException problem) {
    for (var it : store.waited(now, 1)) {
      store
          .postpone(it, now)
          .ifPresent(attempts ->
              LOG.error(
                  "alert {} could not be settled ({} times); it is tried again later",
                  it.last().key(),
                  attempts,
                  problem));
    }
  }

  static boolean isOfTheDatabase(RuntimeException problem) {
    return problem instanceof TransactionException
        || (problem instanceof DataAccessException
            && !(problem instanceof DataIntegrityViolationException));
  }

  /** A transaction that lost against another is simply tried again. */
  private int locked(ToIntFunction<Instant> work) {
    digesting.lock();
    try {
      return tried(work);
    } finally {
      digesting.unlock();
    }
  }

  private int tried(ToIntFunction<Instant> work) {
    for (var attempt = 1; ; attempt++) {
      try {
        return Objects.requireNonNull(
            transaction.execute(_ -> isMine() ? work.applyAsInt(now()) : 0));
      } catch (RuntimeException problem) {
        if (attempt == ATTEMPTS || !SqlState.isOvertaken(problem)) {
          throw problem;
        }
      }
    }
  }

  private boolean isMine() {
    return db.sql("select " + MINE).query((row, _) -> row.getBoolean(1)).single();
  }

  private int arrived(List<Long> ids, Instant now) {
    var arrived = signals.of(ids, now);
    digestion.begin(arrived, new Questions(asked), now).digest(arrived);
    signals.handled(arrived);
    return arrived.size();
  }

  private int waited(int most, Instant now) {
    var waited = store.waited(now, most);
    digestion.settle(waited, new Questions(asked), now);
    return waited.size();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
