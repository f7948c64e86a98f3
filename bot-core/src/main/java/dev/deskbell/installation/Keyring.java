package dev.deskbell.installation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.SecretKey;

/**
 * The keys that seal what the database must not show: the newest seals, all of them open. A key is
 * known by its fingerprint, so that it may move or be named anew.
 */
public final class Keyring {

  private static final int SHOWN = 8;

  private final SecretKey newest;
  private final Map<String, SecretKey> all = new LinkedHashMap<>();

  private Keyring(List<? extends SecretKey> newestFirst) {
    newest = newestFirst.getFirst();
    newestFirst.forEach(it -> all.putIfAbsent(fingerprint(it), it));
  }

  /** At least one key, the newest first. */
  public static Keyring of(List<? extends SecretKey> newestFirst) {
    return new Keyring(newestFirst);
  }

  /** The key that seals. */
  SecretKey newest() {
    return newest;
  }

  /** What the key that seals is known by. */
  public String fingerprint() {
    return fingerprint(newest);
  }

  Optional<SecretKey> find(String fingerprint) {
    return Optional.ofNullable(all.get(fingerprint));
  }

  /** What all of them are known by, the newest first. */
  public Set<String> fingerprints() {
    return all.keySet();
  }

  private static String fingerprint(SecretKey key) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update("deskbell backup".getBytes(UTF_8));
      return HexFormat.of().formatHex(digest.digest(key.getEncoded()), 0, SHOWN);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Never the keys. */
  @Override
  public String toString() {
    return "keys " + String.join(", ", all.keySet());
  }
}
