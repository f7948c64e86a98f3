package dev.deskbell.heartbeat;

import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Inspector;
import dev.deskbell.delivery.Problems.Cause;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who is silent without an incident having been opened for it, try after try. */
@Component
class FailingHeartbeats implements Inspector {
  private final JdbcClient db;

  FailingHeartbeats(JdbcClient db) {
    this.db = db;
  }

  @Override
  public List<Finding> findings(Instant now) {
    return List.copyOf(
        db.sql("select id, failures, last_at from heartbeat where failures >= 3 order by id")
            .query(Finding.counted(Cause.NOBODY_PAGED, "the heartbeat", Finding.FAILURES))
            .list());
  }
}
