package dev.deskbell.delivery;

import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Forgets what nobody will ask for. */
@Component
class Housekeeping {

  private static final Duration KEPT = Duration.ofDays(7);

  /** After so long every budget is full again, and each edited message has had one. */
  private static final Duration FULL = Duration.ofDays(1);

  private static final int AT_ONCE = 5_000;

  private final JdbcClient db;
  private final Clock clock;

  Housekeeping(JdbcClient db, Clock clock) {
    this.db = db;
    this.clock = clock;
  }

  /** In small pieces, so that nobody waits for it. Lanes stay: their epochs must never repeat. */
  void tidy() {
    var pruned = AT_ONCE;
    while (pruned == AT_ONCE) {
      pruned = pruneSome();
    }
    var ago = Rows.at(clock.instant().minus(KEPT));
    db.sql("delete from delivery_problem where closed_at < :ago").param("ago", ago).update();
    // A budget that nobody drew on for so long is full, and a hold is over.
    db.sql(
            "delete from delivery_scope s where refilled_at < :ago"
                + " and free_at < :now and "
                + ScopeNames.IS_BUDGET)
        .param("ago", Rows.at(clock.instant().minus(FULL)))
        .param("now", Rows.at(clock.instant()))
        .update();
    db.sql("delete from delivery_scope where refilled_at < :ago and free_at < :ago")
        .param("ago", ago)
        .update();
  }

  private int pruneSome() {
    return db.sql(
            """
            delete from delivery where id in
              (select id from delivery where finished_at < :ago order by finished_at limit :most)\
            """)
        .param("ago", Rows.at(clock.instant().minus(KEPT)))
        .param("most", AT_ONCE)
        .update();
  }
}
