package dev.deskbell.heartbeat;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets in the addresses for signs of life, of which only digests are kept. */
@Component
class HeartbeatAddresses {
  private static final int BYTES = 24;

  private final JdbcClient db;
  private final SecureRandom random = new SecureRandom();

  HeartbeatAddresses(JdbcClient db) {
    this.db = db;
  }

  /** The path of a new one; the one before still holds, older ones end. */
  String make(String id, Instant now) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    db.sql(
            """
            delete from heartbeat_address where heartbeat = :id and digest not in
              (select digest from heartbeat_address where heartbeat = :id
                order by made_at desc limit 1)
            """)
        .param("id", id)
        .update();
    db.sql("insert into heartbeat_address values (?, ?, ?)")
        .params(id, digest(secret), Heartbeats.utc(now))
        .update();
    return "/in/heartbeat/" + id + "/" + secret;
  }

  boolean hold(String id, String secret) {
    return db.sql(
            "select exists (select from heartbeat_address where heartbeat = ? and digest = ?)")
        .params(id, digest(secret))
        .query(Boolean.class)
        .single();
  }

  private static byte[] digest(String secret) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
