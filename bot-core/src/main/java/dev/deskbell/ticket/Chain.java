package dev.deskbell.ticket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * The end of a ticket's timeline: how many facts there are and the hash of the newest. Each hash is
 * SHA-256 over the hash before and the UTF-8 bytes of the fact's stored body.
 */
@SuppressWarnings("ArrayRecordComponent")
public record Chain(byte[] hash, int facts) {
  static final Chain START = new Chain(new byte[32], 0);

  /** The chain with one fact more. */
  Chain and(String body) {
    var digest = sha256();
    digest.update(hash);
    digest.update(body.getBytes(StandardCharsets.UTF_8));
    return new Chain(digest.digest(), facts + 1);
  }

  /** A fresh one; to ask Java for it by its name takes longer than to hash a fact. */
  static MessageDigest sha256() {
    try {
      return (MessageDigest) SHA_256.clone();
    } catch (CloneNotSupportedException notJavasOwn) {
      return named();
    }
  }

  private static final MessageDigest SHA_256 = named();

  private static MessageDigest named() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Chain(var itsHash, var itsFacts)
        && facts == itsFacts
        && Arrays.equals(hash, itsHash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return facts + ":" + HexFormat.of().formatHex(hash);
  }
}
