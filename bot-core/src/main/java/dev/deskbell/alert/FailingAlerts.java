package dev.deskbell.alert;

import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Inspector;
import dev.deskbell.delivery.Problems.Cause;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts that again and again could not be digested, or settled once they had waited. */
@Component
class FailingAlerts implements Inspector {
  private final JdbcClient db;

  FailingAlerts(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Finding> findings(Instant now) {
    return List.copyOf(
        db.sql(
                """
                select integration, count(*), min(since) from (
                  select integration, received_at as since from alert_event
                   where not handled and attempts >= 3
                  union all
                  select integration, coalesce(failing_since, changed_at) from alert
                   where firing and belongs_to is null and attempts >= 3
                ) failing group by integration order by integration
                """)
            .query(Finding.counted(Cause.NOBODY_PAGED, "alerts from", "alerts nobody was told of"))
            .list());
  }
}
