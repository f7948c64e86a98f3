package dev.deskbell.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Passes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Keeps digests only: who reads the database can redeem nothing. */
final class HashedPasses implements Passes {

  private static final int BYTES = 32;

  private final JdbcClient db;
  private final SecureRandom random = new SecureRandom();

  HashedPasses(JdbcClient db) {
    this.db = db;
  }

  @Override
  public String issue(String purpose, String holder, Duration valid) {
    var bytes = new byte[BYTES];
    random.nextBytes(bytes);
    var pass = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    db.sql(
            """
            with pruned as (delete from pass where valid_until <= clock_timestamp())
            insert into pass (digest, holder, valid_until)
            values (:digest, :holder, clock_timestamp() + :valid * interval '1 ms')
            """)
        .param("digest", digest(purpose, pass))
        .param("holder", digest("holder", holder))
        .param("valid", valid.toMillis())
        .update();
    return pass;
  }

  @Override
  public boolean redeem(String purpose, String pass, String holder) {
    return db.sql(
            """
            delete from pass
             where digest = :digest and holder = :holder and valid_until > clock_timestamp()
            returning 1
            """)
        .param("digest", digest(purpose, pass))
        .param("holder", digest("holder", holder))
        .query(Integer.class)
        .optional()
        .isPresent();
  }

  private static byte[] digest(String purpose, String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update((purpose.length() + ":" + purpose).getBytes(UTF_8));
      return digest.digest(secret.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
