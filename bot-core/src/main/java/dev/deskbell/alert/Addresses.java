package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The secrets in senders' addresses, of which only digests are kept. */
@Component
class Addresses {
  private static final int BYTES = 24;

  private final JdbcClient db;
  private final SecureRandom random = new SecureRandom();

  Addresses(JdbcClient db) {
    this.db = db;
  }

  /** A new one; the one before still holds, older ones end. */
  String make(String integration, Instant now) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var secret = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    db.sql(
            """
            delete from alert_address where integration = :integration and digest not in
              (select digest from alert_address where integration = :integration
                order by made_at desc limit 1)
            """)
        .param("integration", integration)
        .update();
    db.sql("insert into alert_address values (:integration, :digest, :now)")
        .param("integration", integration)
        .param("digest", digest(secret))
        .param("now", Signals.at(now))
        .update();
    return secret;
  }

  boolean hold(String integration, String secret) {
    return db.sql(
            "select exists (select from alert_address where integration = :integration and digest = :digest)")
        .param("integration", integration)
        .param("digest", digest(secret))
        .query((row, _) -> row.getBoolean(1))
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
