package dev.deskbell.people;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Locale;

/** Codes that people read on one screen and type on another; only their digests are kept. */
final class Codes {
  /** Without letters and digits that look alike: 30 letters, so 12 of them are 58 bits. */
  private static final String LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 12;
  private static final int GROUP = 4;
  private static final SecureRandom RANDOM = new SecureRandom();

  private Codes() {}

  /** {@code 7KQM-2XHD-94TB}. */
  static String make() {
    var code = new StringBuilder();
    for (var i = 0; i < LENGTH; i++) {
      code.append(i > 0 && i % GROUP == 0 ? "-" : "");
      code.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
    }
    return code.toString();
  }

  /** The digest of a code, however it was typed. */
  static byte[] digest(String typed) {
    var code = typed.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
    try {
      return MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
