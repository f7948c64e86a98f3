package dev.deskbell.delivery;

import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Recurring work that has failed several times running; a night's hiccup is nobody's business. */
@Component
class FailingTasks implements Inspector {
  private final JdbcClient db;

  FailingTasks(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Finding> findings(Instant now) {
    return List.copyOf(
        db.sql(
                """
                select task_name, max(consecutive_failures),
                       min(coalesce(last_success, last_failure, execution_time))
                  from scheduled_tasks where consecutive_failures >= 3 group by task_name order by 1
                """)
            .query(Finding.counted(Cause.WORK_FAILS, "the task", Finding.FAILURES))
            .list());
  }
}
