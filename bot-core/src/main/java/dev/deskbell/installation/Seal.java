package dev.deskbell.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Vault.Installation;
import dev.deskbell.policy.OperatorMistake;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/** Seals secrets with AES-GCM, each to its own workspace: a row copied elsewhere opens nothing. */
final class Seal {

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final Keyring keys;
  private final SecureRandom random = new SecureRandom();

  Seal(Keyring keys) {
    this.keys = keys;
  }

  /**
   * What the database may show.
   *
   * @param key the fingerprint of the key
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Sealed(String key, byte[] nonce, byte[] bytes) {}

  Sealed seal(Installation installation) {
    var nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      var cipher = cipher(Cipher.ENCRYPT_MODE, keys.newest(), nonce, installation);
      return new Sealed(
          keys.fingerprint(), nonce, cipher.doFinal(installation.secrets().getBytes(UTF_8)));
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }

  Installation open(String platform, String workspace, Sealed sealed) {
    var empty = new Installation(platform, workspace, "");
    var key = keys.find(sealed.key()).orElseThrow(() -> otherKey(empty, sealed.key()));
    try {
      var cipher = cipher(Cipher.DECRYPT_MODE, key, sealed.nonce(), empty);
      return new Installation(
          platform, workspace, new String(cipher.doFinal(sealed.bytes()), UTF_8));
    } catch (AEADBadTagException _) {
      throw new OperatorMistake(
          "The secrets of %s were changed in the database: install the desk there again."
              .formatted(empty));
    } catch (GeneralSecurityException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private OperatorMistake otherKey(Installation installation, String key) {
    return new OperatorMistake(
        "The secrets of %s are sealed with the key %s, and DESKBELL_SECRET_KEY has only %s: add the old key behind a comma, or install the desk there again."
            .formatted(installation, key, String.join(", ", keys.fingerprints())));
  }

  private static Cipher cipher(int mode, SecretKey key, byte[] nonce, Installation whose)
      throws GeneralSecurityException {
    var cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(owner(whose).getBytes(UTF_8));
    return cipher;
  }

  // Its length makes it plain where the platform's name ends.
  private static String owner(Installation whose) {
    return whose.platform().length() + ":" + whose.platform() + whose.workspace();
  }
}
