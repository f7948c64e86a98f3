package dev.deskbell.request;

import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import dev.deskbell.policy.Policies;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What teams may spend, have spent, and have promised. */
@Component
class Budgets {
  private final JdbcClient db;
  private final Writes writes;
  private final Policies policies;
  private final People people;

  Budgets(JdbcClient db, Writes writes, Policies policies, People people) {
    this.db = db;
    this.writes = writes;
    this.policies = policies;
    this.people = people;
  }

  /**
   * A team's budget at a moment, before something that is asked for.
   *
   * @param left less than nothing when more was approved than there was
   */
  record Budget(long amount, long left, BudgetPolicy.Period per) {}

  /**
   * What a team has left, without what this very request costs.
   *
   * @param besides the request that asks; null for one that has no number yet
   */
  Optional<Budget> of(Team.Id team, @Nullable TicketRef besides, Instant at) {
    return policies
        .current(BudgetPolicy.SECTION)
        .of(team.value())
        .map(it -> new Budget(it.amount(), it.amount() - spent(it, besides, at), it.per()));
  }

  private long spent(BudgetPolicy.Entry entry, @Nullable TicketRef besides, Instant at) {
    var zone = people.organisation().zone();
    return db.sql(
            """
            select coalesce(sum(cost), 0) from request_cost
             where team = ? and at >= ? and ref <> ?
            """)
        .params(
            entry.team(),
            entry.per().begin(at, zone).toOffsetDateTime(),
            besides == null ? "" : besides.toString())
        .query(Long.class)
        .single();
  }

  /** Two who ask a team at once do so one after the other, so that each sees what is left. */
  void queue(Team.Id team) {
    if (policies.current(BudgetPolicy.SECTION).of(team.value()).isPresent()) {
      db.sql("select pg_advisory_xact_lock(hashtextextended('request budget ' || ?, 0))")
          .param(team.value())
          .query()
          .singleRow();
    }
  }

  /** From now on it counts. */
  void reserve(TicketRef ref, Team.Id team, long cost, Instant at) {
    writes.add(
        1,
        "insert into request_cost (ref, team, cost, at) values (?, ?, ?, ?)",
        ref.toString(),
        team.value(),
        cost,
        at);
  }

  /** Nothing is spent after all. */
  void release(TicketRef ref) {
    writes.add("delete from request_cost where ref = ?", ref.toString());
  }

  String money(long amount) {
    return policies.current(BudgetPolicy.SECTION).money(amount);
  }
}
