package dev.deskbell.alert;

import dev.deskbell.policy.Policies;
import dev.deskbell.service.Windows;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.PessimisticLockingFailureException;
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
  private static final int FEW = 20;

  /** Of all instances one digests at a time, until its transaction ends. */
  static final String MINE = "pg_try_advisory_xact_lock(%d)".formatted(0x616c_6572_7473L);

  private final JdbcClient db;
  private final TransactionOperations transaction;
  private final Signals signals;
  private final AlertStore store;
  private final Silences silences;
  private final Belonging incidents;
  private final Windows windows;
  private final Policies policies;
  private final AlertTickets tickets;
  private final Clock clock;

  /** Of this instance, who waits for it does so without a connection. */
  private final ReentrantLock digesting = new ReentrantLock();

  Alerts(
      JdbcClient db,
      TransactionOperations transaction,
      Signals signals,
      AlertStore store,
      Silences silences,
      Belonging incidents,
      Windows windows,
      Policies policies,
      AlertTickets tickets,
      Clock clock) {
    this.tickets = tickets;
    this.windows = windows;
    this.db = db;
    this.transaction = transaction;
    this.signals = signals;
    this.store = store;
    this.silences = silences;
    this.incidents = incidents;
    this.policies = policies;
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

  private boolean isDone(List<Signals.Arriving> some) {
    var taken = signals.take(MINE, some);
    taken
        .filter(it -> !it.isEmpty())
        .ifPresent(it -> {
          var now = now();
          digest(it, now);
          tickets.atOnce(now);
        });
    return taken.isPresent();
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
      } catch (PessimisticLockingFailureException overtaken) {
        if (attempt == ATTEMPTS) {
          throw overtaken;
        }
      }
    }
  }

  private boolean isMine() {
    return db.sql("select " + MINE).query((row, _) -> row.getBoolean(1)).single();
  }

  private int arrived(List<Long> ids, Instant now) {
    var arrived = signals.of(ids, now);
    digest(arrived, now);
    signals.handled(arrived);
    return arrived.size();
  }

  private void digest(List<? extends Signals.Said> arrived, Instant now) {
    var changed = new ArrayList<Alert>();
    var firedBefore = new ArrayList<Alert>();
    arrived.stream()
        .collect(
            Collectors.groupingBy(
                Signals.Said::integration, LinkedHashMap::new, Collectors.toList()))
        .forEach((integration, some) -> merge(integration, some, changed, firedBefore));
    settle(changed, firedBefore, now);
  }

  private int waited(int most, Instant now) {
    var waited = store.waited(now, most);
    settle(waited, List.of(), now);
    return waited.size();
  }

  private void merge(
      String integration,
      List<? extends Signals.Said> some,
      List<Alert> changed,
      List<Alert> firedBefore) {
    Map<String, Alert> known = new LinkedHashMap<>();
    var keys = some.stream().map(it -> it.signal().key()).distinct().sorted().toList();
    store.of(integration, keys).forEach(it -> known.put(it.last().key(), it));
    known.values().stream().filter(it -> it.last().firing()).forEach(firedBefore::add);
    for (var each : some) {
      var signal = each.signal();
      var before = known.get(signal.key());
      known.put(
          signal.key(), before == null ? Alert.first(integration, signal) : before.and(signal));
    }
    keys.forEach(it -> changed.add(Objects.requireNonNull(known.get(it))));
  }

  private void settle(List<Alert> changed, List<Alert> firedBefore, Instant now) {
    if (changed.isEmpty()) {
      return;
    }
    var work =
        incidents.begin(
            policies.current(AlertSections.ALERTS),
            () -> silences.current(now),
            () -> windows.disturbing(now),
            now);
    work.know(changed);
    var fired =
        firedBefore.stream()
            .map(it -> it.integration() + "/" + it.last().key())
            .collect(Collectors.toSet());
    var settled =
        changed.stream()
            .map(it -> work.settle(it, fired.contains(it.integration() + "/" + it.last().key())))
            .toList();
    store.save(settled, now);
    work.finish();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
