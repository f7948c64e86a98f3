package dev.deskbell.discord;

import dev.deskbell.chat.Receipt;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import net.dv8tion.jda.api.exceptions.ParsingException;
import net.dv8tion.jda.api.utils.data.DataObject;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Discord's HTTP API, without a gateway: JDA's own requests need a session, of which all instances
 * together have one. One request is one request: nothing is queued, repeated or slept over here.
 */
final class Rest {

  /** How many requests that Discord counts were sent on the way to something, if anybody counts. */
  static final ScopedValue<AtomicInteger> ASKED = ScopedValue.newInstance();

  private static final MediaType JSON = Objects.requireNonNull(MediaType.parse("application/json"));
  private static final MediaType BYTES =
      Objects.requireNonNull(MediaType.parse("application/octet-stream"));
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(3);
  private static final Duration SOON = Duration.ofSeconds(2);

  private final DiscordSettings settings;
  private final OkHttpClient http;
  private final Buckets buckets;
  private final InvalidRequests invalid;
  private final Clock clock;
  private volatile Duration off = Duration.ZERO;

  /**
   * @param longest how long Discord may take to answer
   */
  Rest(DiscordSettings settings, Clock clock, Duration longest) {
    this.settings = settings;
    this.clock = clock;
    this.buckets = new Buckets(clock);
    this.invalid = new InvalidRequests(clock);
    this.http =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .connectTimeout(LONGEST_CONNECT)
            .callTimeout(longest)
            .build();
  }

  Outcome ask(Ask ask) {
    var held = ask.isFree() ? null : held(ask);
    if (held != null) {
      return held;
    }
    if (!ask.isFree() && ASKED.isBound()) {
      ASKED.get().incrementAndGet();
    }
    try (var response = http.newCall(request(ask)).execute()) {
      compareClocks(response);
      return read(ask, response);
    } catch (ConnectException | UnknownHostException | NoRouteToHostException unreached) {
      return new Outcome.Unsent("Discord can't be reached: " + unreached.getMessage());
    } catch (IOException lost) {
      return new Outcome.Lost("Discord's answer was lost: " + lost.getMessage());
    }
  }

  /** How long Discord said that it takes no more there; zero or less when it does. */
  Duration pause(String route) {
    return buckets.wait(route);
  }

  private Outcome.@Nullable TooFast held(Ask ask) {
    var banned = invalid.hold();
    if (banned.isPositive()) {
      return new Outcome.TooFast(
          banned,
          Receipt.Scope.PLATFORM,
          "Discord has turned down so many requests that the desk holds back before it is banned");
    }
    var wait = buckets.wait(ask.route());
    return wait.isPositive()
        ? new Outcome.TooFast(wait, scope(ask), "Discord takes no more of this for a moment")
        : null;
  }

  private Request request(Ask ask) {
    var request =
        new Request.Builder()
            .url(settings.api().resolve(ask.path()).toString())
            .header("User-Agent", "DiscordBot (https://deskbell.dev, 1)")
            .method(ask.method(), body(ask));
    if (!ask.isFree()) {
      request.header("Authorization", "Bot " + settings.token());
    }
    if (!ask.reason().isEmpty()) {
      request.header(
          "X-Audit-Log-Reason",
          URLEncoder.encode(ask.reason(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return request.build();
  }

  private static @Nullable RequestBody body(Ask ask) {
    var body = ask.body();
    if (body == null) {
      return null;
    }
    var json =
        RequestBody.create(body.getBytes(StandardCharsets.UTF_8), body.isEmpty() ? null : JSON);
    if (ask.files().isEmpty()) {
      return json;
    }
    var parts = new MultipartBody.Builder().setType(MultipartBody.FORM);
    parts.addFormDataPart("payload_json", null, json);
    for (var number = 0; number < ask.files().size(); number++) {
      var file = ask.files().get(number);
      var type = MediaType.parse(file.mediaType());
      parts.addFormDataPart(
          "files[" + number + "]",
          file.name(),
          RequestBody.create(file.bytes(), type == null ? BYTES : type));
    }
    return parts.build();
  }

  private void compareClocks(Response response) {
    var date = response.headers().getInstant("Date");
    if (date != null) {
      off = Duration.between(date, clock.instant());
    }
  }

  /** By how much this machine's clock was ahead of Discord's when it last answered. */
  Duration clockIsOff() {
    return off;
  }

  private Outcome read(Ask ask, Response response) throws IOException {
    var status = response.code();
    var body = response.body().string();
    if (status == 429) {
      return tooFast(ask, response, body);
    }
    if (status >= 500) {
      return new Outcome.Lost("Discord broke with status " + status);
    }
    if (response.isSuccessful()) {
      buckets.learn(ask.route(), response);
      return new Outcome.Done(body);
    }
    invalid.count(status);
    var told = told(body);
    return new Outcome.Declined(status, told.getInt("code", 0), told.getString("message", ""));
  }

  private Outcome tooFast(Ask ask, Response response, String body) {
    var told = told(body);
    var kind = response.header("X-RateLimit-Scope", "");
    if (!"shared".equals(kind)) {
      invalid.count(429);
    }
    var isWhole =
        told.getBoolean("global", false) || "global".equals(kind) || !told.hasKey("retry_after");
    return new Outcome.TooFast(
        wait(response, told),
        isWhole ? Receipt.Scope.PLATFORM : scope(ask),
        "Discord asks to come back later: " + told.getString("message", "too many requests"));
  }

  /**
   * The body is exact; the header, which a wall before Discord sends alone, is in whole seconds.
   */
  private static Duration wait(Response response, DataObject told) {
    if (told.hasKey("retry_after")) {
      return Duration.ofMillis((long) Math.ceil(told.getDouble("retry_after") * 1000)).abs();
    }
    var header = response.header("Retry-After", "");
    return header != null && header.matches("\\d{1,6}")
        ? Duration.ofSeconds(Long.parseLong(header))
        : SOON;
  }

  private static Receipt.Scope scope(Ask ask) {
    return ask.path().startsWith("channels/") ? Receipt.Scope.CHANNEL : Receipt.Scope.METHOD;
  }

  private static DataObject told(String body) {
    try {
      return body.isBlank() ? DataObject.empty() : DataObject.fromJson(body);
    } catch (ParsingException notJson) {
      return DataObject.empty();
    }
  }

  /** A file of Discord's own, by its address; null when it is gone or longer than that. */
  byte @Nullable [] download(String address, long most) throws IOException {
    try (var response = http.newCall(new Request.Builder().url(address).build()).execute()) {
      if (Downloads.isGone(response.code())) {
        return null;
      }
      if (!response.isSuccessful()) {
        throw new IOException("status " + response.code());
      }
      if (response.body().contentLength() > most) {
        return null;
      }
      var source = response.body().source();
      return source.request(most + 1) ? null : source.readByteArray();
    }
  }

  void close() {
    http.dispatcher().executorService().shutdown();
    http.connectionPool().evictAll();
  }
}
