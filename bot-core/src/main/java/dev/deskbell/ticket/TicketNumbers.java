package dev.deskbell.ticket;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Numbers of new tickets, from the kind's sequence. While few are made each asks for its own; while
 * many are, who asks brings some for those who come within a moment, and spares them the round
 * trip.
 */
@Component
class TicketNumbers {
  private static final Duration MOMENT = Duration.ofSeconds(1);

  /** Of so many that a moment takes, one asks. */
  private static final int BRINGS = 8;

  private static final int MOST = 32;

  private final JdbcClient db;
  private final Clock clock;
  private final Map<String, Spare> spares = new ConcurrentHashMap<>();

  TicketNumbers(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** The next one, in the running transaction. */
  long next(TicketKind kind) {
    var spare = spares.computeIfAbsent(kind.numbers(), _ -> new Spare());
    var now = clock.instant();
    var kept = spare.take(now);
    if (kept != null) {
      return kept;
    }
    var brought = broughtFor(spare, now);
    if (brought.numbers.isEmpty()) {
      brought.numbers.addAll(asked(kind, spare.wanted()));
    }
    return brought.numbers.remove();
  }

  private List<Long> asked(TicketKind kind, int many) {
    return List.copyOf(
        db.sql("select nextval(?) from generate_series(1, ?)")
            .params(kind.numbers(), many)
            .query((row, _) -> row.getLong(1))
            .list());
  }

  private static Brought broughtFor(Spare spare, Instant at) {
    for (var it : TransactionSynchronizationManager.getSynchronizations()) {
      if (it instanceof Brought brought && brought.spare.equals(spare)) {
        return brought;
      }
    }
    var brought = new Brought(spare, at);
    TransactionSynchronizationManager.registerSynchronization(brought);
    return brought;
  }

  /**
   * Its transaction's own, and everybody's when that has committed: a sequence that PostgreSQL
   * recovers knows of no number that only went out in a transaction that came to nothing.
   */
  private static final class Brought implements TransactionSynchronization {
    private final Spare spare;
    private final Instant at;
    private final Deque<Long> numbers = new ArrayDeque<>();

    private Brought(Spare spare, Instant at) {
      this.spare = spare;
      this.at = at;
    }

    @Override
    public void afterCommit() {
      spare.add(numbers, at);
    }
  }

  /** What is left over is forgotten soon: numbers of two instances then stay about in order. */
  private static final class Spare {
    private final Deque<Long> numbers = new ArrayDeque<>();
    private Instant broughtAt = Instant.EPOCH;
    private Instant since = Instant.EPOCH;
    private int taken;
    private int before;

    synchronized @Nullable Long take(Instant now) {
      count(now);
      if (isLongAgo(broughtAt, now)) {
        numbers.clear();
      }
      return numbers.poll();
    }

    private void count(Instant now) {
      if (isLongAgo(since, now)) {
        before = isLongAgo(since.plus(MOMENT), now) ? 0 : taken;
        taken = 0;
        since = now;
      }
      taken++;
    }

    synchronized int wanted() {
      return Math.clamp(before / BRINGS, 1, MOST);
    }

    synchronized void add(Deque<Long> some, Instant at) {
      if (!some.isEmpty()) {
        numbers.addAll(some);
        broughtAt = at;
      }
    }

    private static boolean isLongAgo(Instant then, Instant now) {
      return now.isBefore(then) || !now.isBefore(then.plus(MOMENT));
    }
  }
}
