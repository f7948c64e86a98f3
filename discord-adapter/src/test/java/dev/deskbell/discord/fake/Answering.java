package dev.deskbell.discord.fake;

import com.sun.net.httpserver.HttpExchange;
import dev.deskbell.discord.fake.RestTroubles.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Writes an answer with the headers that Discord sends along. */
final class Answering {
  private final HttpExchange exchange;
  private final RateLimits.Bucket bucket;

  Answering(HttpExchange exchange, RateLimits.Bucket bucket) {
    this.exchange = exchange;
    this.bucket = bucket;
  }

  void send(RestServer.Outcome outcome) throws IOException {
    header("X-RateLimit-Limit", bucket.limit());
    header("X-RateLimit-Remaining", Math.max(0, bucket.remaining() - 1));
    header("X-RateLimit-Reset", seconds(Instant.now().plus(bucket.reset()).toEpochMilli()));
    header("X-RateLimit-Reset-After", seconds(bucket.reset().toMillis()));
    header("X-RateLimit-Bucket", bucket.name());
    header("Via", "1.1 google");
    write(outcome.status(), outcome.json() == null ? "" : outcome.json().toString());
  }

  void tooFast(Scope scope, Duration wait) throws IOException {
    header("X-RateLimit-Scope", scope.name().toLowerCase(Locale.ROOT));
    if (scope == Scope.GLOBAL) {
      header("X-RateLimit-Global", true);
    } else {
      header("X-RateLimit-Limit", bucket.limit());
      header("X-RateLimit-Remaining", 0);
      header("X-RateLimit-Reset-After", seconds(wait.toMillis()));
      header("X-RateLimit-Reset", seconds(Instant.now().plus(wait).toEpochMilli()));
      header("X-RateLimit-Bucket", bucket.name());
    }
    header("Retry-After", Math.ceilDiv(wait.toMillis(), 1_000));
    header("Via", "1.1 google");
    var body =
        Json.object(
            "message",
            "You are being rate limited.",
            "retry_after",
            wait.toMillis() / 1_000.0,
            "global",
            scope == Scope.GLOBAL);
    write(429, body.toString());
  }

  /** Cloudflare's: no headers of Discord's, no JSON. */
  void banned() throws IOException {
    header("Retry-After", 3_600);
    write(429, "error code: 1015");
  }

  void bare(int status) throws IOException {
    write(status, "");
  }

  private void header(String name, Object value) {
    exchange.getResponseHeaders().set(name, String.valueOf(value));
  }

  private static String seconds(long milliseconds) {
    return String.format(Locale.ROOT, "%.3f", milliseconds / 1_000.0);
  }

  private void write(int status, String body) throws IOException {
    var bytes = body.getBytes(StandardCharsets.UTF_8);
    header("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
