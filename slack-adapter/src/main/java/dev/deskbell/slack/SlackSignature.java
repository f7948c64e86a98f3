package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Whether a request comes from Slack: decided on the very bytes that were sent, before any of them
 * is understood.
 */
final class SlackSignature {

  /** How far Slack's clock and ours may be apart, in seconds; an older request is a repetition. */
  private static final long WINDOW = 300;

  private static final String ALGORITHM = "HmacSHA256";

  private static final String VERSION = "v0:";
  private static final String SIGNED = "v0=";
  private static final byte[] NOTHING = {};

  private final List<Secret> secrets;
  private final Clock clock;

  SlackSignature(List<String> secrets, Clock clock) {
    this.secrets = secrets.stream().map(Secret::new).toList();
    this.clock = clock;
  }

  /**
   * A secret and the machines that sign with it. They are costly to make, and each request comes on
   * a thread of its own: whoever needs one takes it for itself and puts it back.
   */
  private static final class Secret {
    private static final int KEPT = 16;

    private final SecretKeySpec key;
    private final AtomicReferenceArray<@Nullable Mac> idle = new AtomicReferenceArray<>(KEPT);

    Secret(String words) {
      key = new SecretKeySpec(words.getBytes(UTF_8), ALGORITHM);
    }

    byte[] sign(String timestamp, byte[] body) {
      var place = (int) Thread.currentThread().threadId() & (KEPT - 1);
      var kept = idle.getAndSet(place, null);
      var mac = kept == null ? made() : kept;
      mac.update((VERSION + timestamp + ':').getBytes(UTF_8));
      var signature = mac.doFinal(body); // begins anew with the same secret
      idle.setRelease(place, mac);
      return signature;
    }

    private Mac made() {
      try {
        var mac = Mac.getInstance(ALGORITHM);
        mac.init(key);
        return mac;
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** Takes as long for a wrong signature as for a right one. */
  boolean isGenuine(String timestamp, String signature, byte[] body) {
    if (!isRecent(timestamp)) {
      return false;
    }
    var given = read(signature);
    var genuine = false;
    for (var secret : secrets) {
      genuine |= MessageDigest.isEqual(secret.sign(timestamp, body), given);
    }
    return genuine;
  }

  private boolean isRecent(String timestamp) {
    try {
      return Math.abs(clock.instant().getEpochSecond() - Long.parseLong(timestamp)) <= WINDOW;
    } catch (NumberFormatException _) {
      return false;
    }
  }

  /** What Slack wrote in digits of sixteen; nothing where that is no signature of anybody. */
  private static byte[] read(String written) {
    var length = (written.length() - SIGNED.length()) / 2;
    if (!written.startsWith(SIGNED) || written.length() != SIGNED.length() + 2 * length) {
      return NOTHING;
    }
    var bytes = new byte[length];
    for (var at = 0; at < length; at++) {
      var from = SIGNED.length() + 2 * at;
      var value = (digit(written.charAt(from)) << 4) | digit(written.charAt(from + 1));
      if (value < 0) {
        return NOTHING;
      }
      bytes[at] = (byte) value;
    }
    return bytes;
  }

  private static int digit(char it) {
    return it >= '0' && it <= '9' ? it - '0' : it >= 'a' && it <= 'f' ? it - 'a' + 10 : -1;
  }
}
