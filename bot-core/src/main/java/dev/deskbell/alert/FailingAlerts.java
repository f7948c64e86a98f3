package dev.deskbell.alert;

import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Inspector;
import dev.deskbell.delivery.Problems.Cause;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Alerts that were accepted and again and again could not be digested: nobody was paged for them. */
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
                select integration, count(*), min(received_at) from alert_event
                 where not handled and attempts >= 3 group by integration order by integration
                """)
            .query((row, _) ->
                new Finding(
                    Cause.WORK_FAILS,
                    "alerts from " + row.getString(1),
                    row.getInt(2),
                    row.getObject(3, OffsetDateTime.class).toInstant(),
                    "alerts nobody was told of"))
            .list());
  }
}
