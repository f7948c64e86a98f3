package dev.deskbell.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.springframework.jdbc.core.simple.JdbcClient;

/** When pages' requests first arrived: one that is repeated happened then. */
final class Requests {
  /** Longer than any page repeats itself. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final JdbcClient db;

  Requests(JdbcClient db) {
    this.db = db;
  }

  /** The moment this key was heard first: this one, unless it was heard before. */
  Instant heard(String key, Instant now) {
    return db.sql(
            """
            insert into console_requests (key, heard_at) values (:key, :now)
            on conflict (key) do update set key = excluded.key
            returning heard_at
            """)
        .param("key", key)
        .param("now", now.atOffset(ZoneOffset.UTC))
        .query((row, _) -> row.getTimestamp(1).toInstant())
        .single();
  }

  void forgetBefore(Instant now) {
    db.sql("delete from console_requests where heard_at < ?")
        .param(now.minus(KEPT).atOffset(ZoneOffset.UTC))
        .update();
  }
}
