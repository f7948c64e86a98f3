package dev.deskbell.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Slack calls the app's one address, and signs what it says. */
public final class HttpLink implements AppLink {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final URI address;
  private final String secret;
  private final Clock clock;
  private final Duration patience;

  public HttpLink(URI address, String secret, Clock clock) {
    this(address, secret, clock, Duration.ofSeconds(3));
  }

  HttpLink(URI address, String secret, Clock clock, Duration patience) {
    this.patience = patience;
    this.address = address;
    this.secret = secret;
    this.clock = clock;
  }

  @Override
  public Answer tells(Envelope envelope) {
    var body = envelope.body().getBytes(UTF_8);
    var request = signed(envelope.mediaType(), body, envelope.sent().getEpochSecond());
    if (envelope.retry() > 0) {
      request.header("x-slack-retry-num", Integer.toString(envelope.retry()));
      request.header("x-slack-retry-reason", envelope.retryReason());
    }
    return sends(request);
  }

  /** Any request that is rightly signed at that moment. */
  public HttpRequest.Builder signed(String mediaType, byte[] body, long at) {
    return unsigned(mediaType, body)
        .header("X-Slack-Request-Timestamp", Long.toString(at))
        .header("X-Slack-Signature", signature(secret, at, body));
  }

  public HttpRequest.Builder unsigned(String mediaType, byte[] body) {
    return HttpRequest.newBuilder(address)
        .timeout(patience)
        .header("Content-Type", mediaType)
        .header("User-Agent", "Slackbot 1.0 (+https://api.slack.com/robots)")
        .POST(BodyPublishers.ofByteArray(body));
  }

  public Answer sends(HttpRequest.Builder request) {
    try {
      var answer = CLIENT.send(request.build(), BodyHandlers.ofString(UTF_8));
      return new Answer(answer.statusCode(), answer.body());
    } catch (IOException _) {
      return Answer.NONE;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return Answer.NONE;
    }
  }

  public long now() {
    return clock.instant().getEpochSecond();
  }

  public static String signature(String secret, long at, byte[] body) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
      mac.update(("v0:" + at + ":").getBytes(UTF_8));
      return "v0=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
