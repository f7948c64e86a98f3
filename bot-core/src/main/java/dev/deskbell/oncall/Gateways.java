package dev.deskbell.oncall;

import dev.deskbell.oncall.ChannelsPolicy.Channel;
import dev.deskbell.policy.Policies;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Calls the channels of the files: signed requests to gateways for short messages and voice. */
@Component
class Gateways implements Carrier {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final Policies policies;
  private final Environment environment;
  private final CallBody body;

  Gateways(Policies policies, Environment environment, CallBody body) {
    this.policies = policies;
    this.environment = environment;
    this.body = body;
  }

  @Override
  public boolean carries(String way) {
    return channel(way).isPresent();
  }

  private Optional<Channel> channel(String way) {
    return policies.current(ChannelsConfiguration.CHANNELS).named(way);
  }

  @Override
  public Carried carry(Page page, Instant at) throws IOException, InterruptedException {
    var status = post(channel(page.way()).orElseThrow(), page.id(), body.of(page), at);
    return status >= 200 && status < 300
        ? new Carried.Taken("answered " + status)
        : new Carried.TurnedAway("answered " + status);
  }

  private int post(Channel channel, long page, String words, Instant at)
      throws IOException, InterruptedException {
    var stamp = Long.toString(at.getEpochSecond());
    var request =
        HttpRequest.newBuilder(URI.create(channel.url()))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header("Deskbell-Page", Long.toString(page))
            .header(
                "Deskbell-Signature", "t=" + stamp + ",v1=" + signed(channel, stamp + "." + words))
            .POST(HttpRequest.BodyPublishers.ofString(words))
            .build();
    return http.send(request, BodyHandlers.discarding()).statusCode();
  }

  private String signed(Channel channel, String words) {
    var secret = environment.getProperty(channel.secret(), "");
    if (secret.isEmpty()) {
      throw new IllegalStateException(channel.secret() + " is not set, so nothing can be signed");
    }
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(words.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
