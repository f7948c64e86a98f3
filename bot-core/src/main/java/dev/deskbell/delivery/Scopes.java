package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.delivery.Telling.Urgency;
import dev.deskbell.store.Writes;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What holds messages back, shared by all instances: budgets known ahead, and what a platform said.
 * Always in the caller's transaction, rows locked by name so that nobody waits in a circle.
 */
@Component
class Scopes {

  /** As exactly as two who reckon the same at different moments agree. */
  private static final Duration NEARLY = Duration.ofMillis(1);

  private final JdbcClient db;
  private final Writes writes;

  Scopes(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /** What a message waits for in a budget: what is no page leaves there what is kept for pages. */
  static String waitedFor(Budget budget, Urgency urgency) {
    return kept(budget, urgency) == 0 ? budget.scope() : ScopeNames.rest(budget.scope());
  }

  static int kept(Budget budget, Urgency urgency) {
    return switch (urgency) {
      case PAGE -> 0;
      case USUAL -> budget.forPages();
    };
  }

  /**
   * Takes what it costs of each budget, or nothing and says what is to be waited for. What is seen
   * to be spent is not waited for: whoever locks it just then takes what was left.
   */
  Charge charge(List<String> holding, List<Budget> budgets, Urgency urgency, Instant now) {
    var seen = select(names(holding, budgets), "").holds(holding, budgets, urgency, now);
    if (!seen.isEmpty()) {
      return wait(seen, now);
    }
    var known = lock(holding, budgets, now);
    var holds = known.holds(holding, budgets, urgency, now);
    return holds.isEmpty() ? take(known, budgets, now) : wait(holds, now);
  }

  private static List<String> names(List<String> holding, List<Budget> budgets) {
    return Stream.concat(holding.stream(), budgets.stream().map(Budget::scope)).toList();
  }

  private Charge take(Levels known, List<Budget> budgets, Instant now) {
    budgets.forEach(it -> store(it, known.bucket(it, now).taken(it.takes())));
    return new Charge.Paid(
        budgets.stream().filter(it -> known.bucket(it, now).isFull(it)).toList());
  }

  /** Whoever looks at all lanes sees by these rows what waits and until when. */
  private Charge wait(List<Hold> holds, Instant now) {
    holds.stream().filter(it -> ScopeNames.isRest(it.scope())).forEach(it -> note(it, now));
    return new Charge.Spent(holds);
  }

  /**
   * What many find out at the same moment one of them writes: nobody waits for who does just then,
   * or for what is there already. It says when to try, and no more than that.
   */
  private void note(Hold hold, Instant now) {
    db.sql(
            """
            with known as (select 1 from delivery_scope where name = :name),
                 earlier as (select name from delivery_scope
                              where name = :name and free_at < :enough for update skip locked),
                 later as (update delivery_scope s set free_at = :until
                             from earlier where s.name = earlier.name)
            insert into delivery_scope (name, refilled_at, free_at)
            select :name, :now, :until where not exists (select 1 from known)
            on conflict do nothing\
            """)
        .param("name", hold.scope())
        .param("now", Rows.at(now))
        .param("until", Rows.at(hold.until()))
        .param("enough", Rows.at(hold.until().minus(NEARLY)))
        .update();
  }

  /**
   * What is not in a budget although nobody drew it.
   *
   * @param tokens so much of it
   */
  record Loss(Budget budget, double tokens) {
    /**
     * It was sent so long after it was charged. The platform saw it that much later, and what
     * flowed over meanwhile is not there: who counted on it would be turned away.
     */
    static Loss late(Budget full, Duration late) {
      return new Loss(full, Math.min(1, late.toMillis() / 1000.0 * full.perSecond()));
    }

    /** What a deed took that nobody knew of when it was charged. */
    static Loss beside(Budget budget) {
      return new Loss(budget, budget.takes());
    }
  }

  /**
   * Writes losses down with the commit.
   *
   * @param held what the same transaction is about to {@linkplain #hold hold}: locked along, by
   *     name, as claims lock them
   */
  void lose(List<Loss> losses, Optional<String> held) {
    var names = Stream.concat(losses.stream().map(it -> it.budget().scope()), held.stream());
    var distinct = names.distinct().toList();
    if (distinct.size() > 1) {
      select(distinct);
    }
    for (var loss : losses) {
      writes.add(
          """
          update delivery_scope
             set tokens = tokens - ?,
                 free_at = greatest(free_at,
                   refilled_at + make_interval(secs => greatest(0, 1 - tokens + ?) / ?))
           where name = ?\
          """,
          loss.tokens(),
          loss.tokens(),
          loss.budget().perSecond(),
          loss.budget().scope());
    }
  }

  private Levels lock(List<String> holding, List<Budget> budgets, Instant now) {
    var names = names(holding, budgets);
    var known = select(names);
    var fresh = budgets.stream().filter(it -> !known.has(it)).toList();
    if (fresh.isEmpty()) {
      return known;
    }
    fresh.forEach(it -> create(it, now));
    return select(names);
  }

  private Levels select(List<String> names) {
    return select(names, " order by name for update");
  }

  private Levels select(List<String> names, String how) {
    var known = new HashMap<String, Levels.Row>();
    db.sql(
            "select name, tokens, refilled_at, free_at from delivery_scope where name = any(:names)"
                + how)
        .param("names", names.toArray(String[]::new))
        .query(Scopes::row)
        .list()
        .forEach(it -> known.put(it.name(), it));
    return new Levels(known);
  }

  private static Levels.Row row(ResultSet row, int number) throws SQLException {
    var bucket = new Bucket(row.getDouble("tokens"), Rows.moment(row, "refilled_at"));
    return new Levels.Row(row.getString("name"), bucket, Rows.moment(row, "free_at"));
  }

  private void create(Budget budget, Instant now) {
    db.sql(
            """
            insert into delivery_scope (name, tokens, refilled_at, free_at)
            values (:name, :burst, :now, :now) on conflict do nothing\
            """)
        .param("name", budget.scope())
        .param("burst", budget.burst())
        .param("now", Rows.at(now))
        .update();
  }

  private void store(Budget budget, Bucket bucket) {
    writes.add(
        "update delivery_scope set tokens = ?, refilled_at = ?, free_at = ? where name = ?",
        bucket.tokens(),
        Rows.at(bucket.refilledAt()),
        Rows.at(bucket.freeAt(budget)),
        budget.scope());
  }

  Optional<Instant> freeAt(String name) {
    return db.sql("select free_at from delivery_scope where name = :name")
        .param("name", name)
        .query((row, _) -> Rows.moment(row, "free_at"))
        .optional();
  }

  /** Nothing of this scope is sent before that moment. */
  void hold(String name, Instant until, Instant now) {
    db.sql(
            """
            insert into delivery_scope (name, refilled_at, free_at) values (:name, :now, :until)
            on conflict (name) do update
               set free_at = greatest(delivery_scope.free_at, excluded.free_at)\
            """)
        .param("name", name)
        .param("now", Rows.at(now))
        .param("until", Rows.at(until))
        .update();
  }

  /**
   * Nothing of this scope is sent until it is {@linkplain #release released}.
   *
   * @param attempted when that was asked which showed it: what was released since is not stopped by
   *     an answer to what was asked before
   * @return whether it is stopped
   */
  boolean stop(String name, Instant attempted, Instant now) {
    return db.sql(
                """
                insert into delivery_scope (name, refilled_at, free_at)
                values (:name, :now, 'infinity')
                on conflict (name) do update set free_at = 'infinity'
                   where delivery_scope.free_at <= :attempted
                      or delivery_scope.free_at = 'infinity'\
                """)
            .param("name", name)
            .param("now", Rows.at(now))
            .param("attempted", Rows.at(attempted))
            .update()
        == 1;
  }

  boolean isStopped(String name) {
    return db.sql("select 1 from delivery_scope where name = :name and free_at = 'infinity'")
        .param("name", name)
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  /** Every stopped scope whose name begins so gets another chance. */
  void releaseAll(String prefix, Instant now) {
    db.sql(
            """
            update delivery_scope set free_at = :now
             where free_at = 'infinity' and starts_with(name, :prefix)\
            """)
        .param("now", Rows.at(now))
        .param("prefix", prefix)
        .update();
  }

  /** The row stays and tells when it was, for answers that come late. */
  void release(String name, Instant now) {
    db.sql(
            """
            insert into delivery_scope (name, refilled_at, free_at) values (:name, :now, :now)
            on conflict (name) do update set free_at = excluded.free_at\
            """)
        .param("name", name)
        .param("now", Rows.at(now))
        .update();
  }
}
