package dev.deskbell.slack;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
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

  /** Costly to make; a thread that stays uses one for all its requests. */
  private static final ThreadLocal<Mac> MAC = ThreadLocal.withInitial(SlackSignature::mac);

  private final List<SecretKeySpec> secrets;
  private final Clock clock;

  SlackSignature(List<String> secrets, Clock clock) {
    this.secrets =
        secrets.stream().map(it -> new SecretKeySpec(it.getBytes(UTF_8), ALGORITHM)).toList();
    this.clock = clock;
  }

  /** Takes as long for a wrong signature as for a right one. */
  boolean isGenuine(String timestamp, String signature, byte[] body) {
    if (!isRecent(timestamp)) {
      return false;
    }
    var given = signature.getBytes(UTF_8);
    var genuine = false;
    for (var secret : secrets) {
      genuine |= MessageDigest.isEqual(sign(secret, timestamp, body), given);
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

  private static byte[] sign(SecretKeySpec secret, String timestamp, byte[] body) {
    try {
      var mac = MAC.get();
      mac.init(secret);
      mac.update(("v0:" + timestamp + ":").getBytes(UTF_8));
      return ("v0=" + HexFormat.of().formatHex(mac.doFinal(body))).getBytes(UTF_8);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Mac mac() {
    try {
      return Mac.getInstance(ALGORITHM);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
