package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whether a request comes from Slack: decided on the very bytes that were sent, before any of them
 * is understood.
 */
final class SlackSignature {

  /** How far Slack's clock and ours may be apart, in seconds; an older request is a repetition. */
  private static final long WINDOW = 300;

  private static final String ALGORITHM = "HmacSHA256";

  private static final byte[] VERSION = "v0:".getBytes(UTF_8);
  private static final byte[] HEX = "0123456789abcdef".getBytes(UTF_8);

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
    private final Queue<Mac> idle = new ArrayBlockingQueue<>(KEPT);

    Secret(String words) {
      key = new SecretKeySpec(words.getBytes(UTF_8), ALGORITHM);
    }

    byte[] sign(String timestamp, byte[] body) {
      var kept = idle.poll();
      var mac = kept == null ? made() : kept;
      mac.update(VERSION);
      mac.update(timestamp.getBytes(UTF_8));
      mac.update((byte) ':');
      var signature = mac.doFinal(body); // begins anew with the same secret
      idle.offer(mac);
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
    var given = signature.getBytes(UTF_8);
    var genuine = false;
    for (var secret : secrets) {
      genuine |= MessageDigest.isEqual(written(secret.sign(timestamp, body)), given);
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

  /** As Slack writes it. */
  private static byte[] written(byte[] signature) {
    var written = new byte[3 + 2 * signature.length];
    written[0] = 'v';
    written[1] = '0';
    written[2] = '=';
    for (var at = 0; at < signature.length; at++) {
      written[3 + 2 * at] = HEX[(signature[at] >> 4) & 15];
      written[4 + 2 * at] = HEX[signature[at] & 15];
    }
    return written;
  }
}
