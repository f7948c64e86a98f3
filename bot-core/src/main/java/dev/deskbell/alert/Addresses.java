package dev.deskbell.alert;

import dev.deskbell.token.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** The secrets in senders' addresses, of which only digests are kept. */
@Component
class Addresses {
  private static final int BYTES = 24;

  /** So long one that another instance has ended may still hold here. */
  private static final Duration BELIEVED = Duration.ofSeconds(5);

  private final JdbcClient db;
  private final Patience patience;
  private final Map<Address, Long> believed = new ConcurrentHashMap<>();

  Addresses(JdbcClient db, Patience patience) {
    this.db = db;
    this.patience = patience;
  }

  private record Address(String integration, String digest) {}

  /** A new one; the one before still holds, older ones end. */
  String make(String integration, Instant now) {
    var secret = Secret.random(BYTES);
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
        .param("digest", secret.digest())
        .param("now", Signals.at(now))
        .update();
    forgetAfterCommit();
    return secret.words();
  }

  /** Not before: who asks meanwhile finds the old ones still, and would believe them on. */
  private void forgetAfterCommit() {
    if (!TransactionSynchronizationManager.isSynchronizationActive()) {
      believed.clear();
      return;
    }
    TransactionSynchronizationManager.registerSynchronization(
        new TransactionSynchronization() {
          @Override
          public void afterCommit() {
            believed.clear();
          }
        });
  }

  boolean hold(String integration, String secret) {
    var digest = new Secret(secret).digest();
    var address = new Address(integration, HexFormat.of().formatHex(digest));
    var since = believed.get(address);
    if (since != null && System.nanoTime() - since < BELIEVED.toNanos()) {
      return true;
    }
    var holds = patience.ask(() -> isKept(integration, digest));
    if (holds) {
      believed.put(address, System.nanoTime());
    } else {
      believed.remove(address);
    }
    return holds;
  }

  private boolean isKept(String integration, byte[] digest) {
    return db.sql(
            "select exists (select from alert_address where integration = :integration and digest = :digest)")
        .param("integration", integration)
        .param("digest", digest)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }
}
