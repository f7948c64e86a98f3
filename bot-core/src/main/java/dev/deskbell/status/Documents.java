package dev.deskbell.status;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;

/** What is kept in memory for outsiders, drawn once for all of them. */
record Documents(Document html, Document atom, Document json) {

  /**
   * One of them, plain and packed.
   *
   * @param tag names exactly these bytes
   * @param modifiedAt when it last said something else
   */
  @SuppressWarnings("ArrayRecordComponent")
  record Document(
      String mediaType,
      String policy,
      byte[] plain,
      byte[] packed,
      String tag,
      Instant modifiedAt) {
    static Document of(String mediaType, String policy, String words, Instant modifiedAt) {
      var plain = words.getBytes(UTF_8);
      return new Document(mediaType, policy, plain, packed(plain), tag(plain), modifiedAt);
    }

    private static byte[] packed(byte[] plain) {
      var out = new ByteArrayOutputStream();
      try (var gzip = new GZIPOutputStream(out)) {
        gzip.write(plain);
      } catch (IOException impossible) {
        throw new UncheckedIOException(impossible);
      }
      return out.toByteArray();
    }

    private static String tag(byte[] plain) {
      return HexFormat.of().formatHex(sha256(plain), 0, 12);
    }
  }

  static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
