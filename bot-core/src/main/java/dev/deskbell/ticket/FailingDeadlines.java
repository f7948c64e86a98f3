package dev.deskbell.ticket;

import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Inspector;
import dev.deskbell.delivery.Problems.Cause;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Deadlines that have failed so often that no passing trouble explains it, by their kind. */
@Component
class FailingDeadlines implements Inspector {
  private final JdbcClient db;

  FailingDeadlines(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Finding> findings(Instant now) {
    return List.copyOf(
        db.sql(
                """
                select name, max(failures), min(due_at) from deadline
                 where failures >= 5 group by name order by name limit 100
                """)
            .query(Finding.counted(Cause.WORK_FAILS, "the deadline", Finding.FAILURES))
            .list());
  }
}
