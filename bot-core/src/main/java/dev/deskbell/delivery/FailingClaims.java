package dev.deskbell.delivery;

import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages that again and again can't even be claimed: heard of long before they are given up. */
@Component
class FailingClaims implements Inspector {
  /** What is due is tried at once, but for what the senders have to do before. */
  private static final Duration A_WHILE = Duration.ofMinutes(1);

  private static final String FAILING =
      """
       from delivery
      where finished_at is null and not_before > told_at and not_before > :lately and vain >= 3
      """;

  /** What tells of problems is not told of. */
  static final String KINDS =
      "select topic, count(*), min(told_at)"
          + FAILING
          + "and topic <> 'delivery.problem' group by topic order by topic";

  static final String ELSEWHERE = "select 1" + FAILING + "and lane <> :lane limit 1";

  private final JdbcClient db;

  FailingClaims(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Finding> findings(Instant now) {
    return List.copyOf(
        db.sql(KINDS)
            .param("lately", Rows.at(now.minus(A_WHILE)))
            .query(Finding.counted(Cause.WORK_FAILS, "sending", "messages"))
            .list());
  }

  /** Whether the same happens in another lane, so that it is no fault of what is in this one. */
  boolean areElsewhere(Lane lane, Instant now) {
    return db.sql(ELSEWHERE)
        .param("lately", Rows.at(now.minus(A_WHILE)))
        .param("lane", lane.key())
        .query(Integer.class)
        .optional()
        .isPresent();
  }
}
