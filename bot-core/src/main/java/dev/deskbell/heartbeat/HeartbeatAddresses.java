package dev.deskbell.heartbeat;

import dev.deskbell.token.Secret;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets in the addresses for signs of life, of which only digests are kept. */
@Component
class HeartbeatAddresses {
  private static final int BYTES = 24;

  private final JdbcClient db;

  HeartbeatAddresses(JdbcClient db) {
    this.db = db;
  }

  /** The path of a new one; the one before still holds, older ones end. */
  String make(String id, Instant now) {
    var secret = Secret.random(BYTES);
    db.sql(
            """
            delete from heartbeat_address where heartbeat = :id and digest not in
              (select digest from heartbeat_address where heartbeat = :id
                order by made_at desc limit 1)
            """)
        .param("id", id)
        .update();
    db.sql("insert into heartbeat_address values (?, ?, ?)")
        .params(id, secret.digest(), Heartbeats.utc(now))
        .update();
    return "/in/heartbeat/" + id + "/" + secret.words();
  }

  boolean hold(String id, String secret) {
    return db.sql(
            "select exists (select from heartbeat_address where heartbeat = ? and digest = ?)")
        .params(id, new Secret(secret).digest())
        .query(Boolean.class)
        .single();
  }
}
