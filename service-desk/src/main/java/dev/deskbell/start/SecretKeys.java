package dev.deskbell.start;

import dev.deskbell.database.DataFolder;
import dev.deskbell.installation.Keyring;
import dev.deskbell.policy.OperatorMistake;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;

/**
 * The keys that seal what the database must not show: given, the newest first, with commas between
 * and a name before a colon if one likes; or one made once for the data folder.
 */
final class SecretKeys {

  private static final int BYTES = 32;

  private SecretKeys() {}

  static Keyring of(Environment environment) {
    var given = environment.getProperty("DESKBELL_SECRET_KEY", "").strip();
    var keys = given.isEmpty() ? DataFolder.of(environment).secret("secret.key") : given;
    return Keyring.of(Arrays.stream(keys.split(",", -1)).map(SecretKeys::key).toList());
  }

  private static SecretKey key(String named) {
    var base64 = named.substring(named.indexOf(':') + 1).strip();
    try {
      var bytes = Base64.getDecoder().decode(base64);
      if (bytes.length == BYTES) {
        return new SecretKeySpec(bytes, "AES");
      }
    } catch (IllegalArgumentException _) {
      // Said below.
    }
    throw new OperatorMistake(
        "DESKBELL_SECRET_KEY has to be 32 bytes in Base64 (`openssl rand -base64 32` makes them), or several with commas between, the newest first.");
  }
}
