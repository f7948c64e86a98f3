package dev.deskbell.bench.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.bench.Payloads;
import dev.deskbell.slack.fake.Team;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** People who type a slash command, each signed afresh and none like another. */
public final class SlackVisits implements Door {
  /** So many that none of them is asked to wait. */
  static final int PEOPLE = 5_000;

  private static final AtomicLong DEEDS = new AtomicLong();

  private final int port;
  private final SecretKeySpec secret;
  private final String words;

  public SlackVisits(int port, String secret, String words) {
    this.port = port;
    this.secret = new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256");
    this.words = words;
  }

  static String name(long number) {
    return "visitor" + number % PEOPLE;
  }

  /** Whose accounts the visitors have. */
  public static String user(long number) {
    return Team.userId(name(number));
  }

  int port() {
    return port;
  }

  @Override
  public Visitor visitor(long number) throws Exception {
    var wire = new Wire(port);
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(secret);
    return new Visitor() {
      @Override
      public boolean acts() throws IOException {
        return wire.sends(request(mac)) == 200;
      }

      @Override
      public void close() {
        wire.close();
      }
    };
  }

  private byte[] request(Mac mac) {
    var deed = DEEDS.incrementAndGet();
    var body = Payloads.command(user(deed), words + " " + deed, deed).getBytes(UTF_8);
    var now = Long.toString(System.currentTimeMillis() / 1000);
    mac.update(("v0:" + now + ":").getBytes(UTF_8));
    var signature = "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    var headers =
        "Content-Type: application/x-www-form-urlencoded\r\nX-Slack-Request-Timestamp: "
            + now
            + "\r\nX-Slack-Signature: "
            + signature
            + "\r\n";
    return Wire.post(port, "/slack/events", headers, body);
  }

  /** The same bytes more than once: whether one person's one deed is one ticket. */
  public byte[] once() throws GeneralSecurityException {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(secret);
    return request(mac);
  }
}
