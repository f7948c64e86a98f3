package dev.deskbell.delivery;

import dev.deskbell.delivery.Problems.Cause;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Tells administrators of problems. Of one kind the first few are told singly; of what comes up
 * beyond them, one letter a day and kind says that there are more. Always in the transaction that
 * notes the problem.
 */
@Component
class Letters {
  /** Of one kind, among those that came up lately and are not over. */
  static final int SINGLY = 20;

  private static final Duration LATELY = Duration.ofDays(1);
  private static final String MORE = "/more";

  private final JdbcClient db;
  private final Deliveries deliveries;
  private final Accounts accounts;
  private final Clock clock;

  Letters(JdbcClient db, Deliveries deliveries, Accounts accounts, Clock clock) {
    this.db = db;
    this.deliveries = deliveries;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** How administrators were told of one problem; the names stand in its row. */
  enum How {
    NOT_YET,
    SINGLY,
    FOR_MORE,
    BY_MORE
  }

  /**
   * One transaction at a time tells of a kind: who counts sees what the others told. Taken before
   * the problem's row, so that nobody waits in a circle.
   */
  void takeTurns(Cause cause) {
    db.sql("select pg_advisory_xact_lock(hashtextextended('delivery problem ' || ?, 0))")
        .param(cause.name())
        .query()
        .singleRow();
  }

  /** Tells of a problem that nobody was told of yet. */
  void tell(Cause cause, long problem) {
    var how = how(cause);
    db.sql("update delivery_problem set told = :told, told_at = :now where id = :id")
        .param("told", how.name())
        .param("now", Rows.at(clock.instant()))
        .param("id", problem)
        .update();
    switch (how) {
      case SINGLY -> send(Long.toString(problem));
      case FOR_MORE -> send(problem + MORE);
      case BY_MORE, NOT_YET -> {}
    }
  }

  /** Counted no further than it matters; what has stood for long mutes nothing that is new. */
  private How how(Cause cause) {
    return db.sql(
            """
            select (select count(*)
                      from (select 1 from delivery_problem
                             where closed_at is null and cause = :cause and told_at > :lately
                               and told <> 'NOT_YET' limit :most) counted) < :most as are_few,
                   exists (select 1 from delivery_problem
                            where cause = :cause and told_at > :lately
                              and told = 'FOR_MORE') as is_said\
            """)
        .param("cause", cause.name())
        .param("lately", Rows.at(clock.instant().minus(LATELY)))
        .param("most", SINGLY)
        .query((row, _) -> how(row.getBoolean("are_few"), row.getBoolean("is_said")))
        .single();
  }

  private static How how(boolean areFew, boolean isSaid) {
    if (areFew) {
      return How.SINGLY;
    }
    return isSaid ? How.BY_MORE : How.FOR_MORE;
  }

  private void send(String argument) {
    var piece = new Piece(Problems.TOPIC, Problems.TOPIC, argument);
    deliveries.tell(
        accounts.administrators().stream()
            .map(it -> Telling.once(piece, new Destination.Someone(it)))
            .toList());
  }

  /** What was sent under that argument: of which problem, and whether it stands for more. */
  static Letter read(String argument) {
    var more = argument.endsWith(MORE);
    var id = more ? argument.substring(0, argument.length() - MORE.length()) : argument;
    return new Letter(Long.parseLong(id), more);
  }

  /** One letter. */
  record Letter(long problem, boolean standsForMore) {}
}
