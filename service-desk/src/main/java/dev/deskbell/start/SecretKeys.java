package dev.deskbell.start;

import dev.deskbell.database.DataFolder;
import dev.deskbell.policy.OperatorMistake;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;

/** The key that seals what the database must not show: given, or made once for the data folder. */
final class SecretKeys {

  private static final int BYTES = 32;

  private SecretKeys() {}

  static SecretKey of(Environment environment) {
    var given = environment.getProperty("DESKBELL_SECRET_KEY", "").strip();
    return key(given.isEmpty() ? DataFolder.of(environment).secret("secret.key") : given);
  }

  private static SecretKey key(String base64) {
    try {
      var bytes = Base64.getDecoder().decode(base64);
      if (bytes.length == BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new OperatorMistake(
        "DESKBELL_SECRET_KEY has to be 32 bytes in Base64: `openssl rand -base64 32` makes one.");
  }
}
