package dev.deskbell.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** What an outsider presents: told once, and of which only the digest is kept. */
public record Secret(String words) {
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * A new one, as it may stand in an address.
   *
   * @param bytes how many of them nobody can guess
   */
  public static Secret random(int bytes) {
    var chosen = new byte[bytes];
    RANDOM.nextBytes(chosen);
    return new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(chosen));
  }

  /** Its SHA-256. */
  public byte[] digest() {
    try {
      return MessageDigest.getInstance("SHA-256").digest(words.getBytes(UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Without its words: logs are read by many. */
  @Override
  public String toString() {
    return "a secret";
  }
}
