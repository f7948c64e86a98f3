package dev.deskbell.slack;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Dispatcher;
import okhttp3.FormBody;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * Speaks HTTP with Slack. Nothing is ever sent twice by itself: whether a broken connection is
 * worth another try is for delivery to say.
 */
final class SlackWeb implements AutoCloseable {

  private static final Duration CONNECTING = Duration.ofSeconds(4);

  /**
   * How long is waited for Slack.
   *
   * @param answer below what delivery waits for a platform, so that it hears what became of it
   * @param ping a socket that is silent for two of these is dead
   */
  record Patience(Duration answer, Duration ping) {
    static final Patience USUAL = new Patience(Duration.ofSeconds(10), Duration.ofSeconds(10));
  }

  private static final MediaType JSON = MediaType.get("application/json; charset=utf-8");
  private static final MediaType BYTES = MediaType.get("application/octet-stream");

  private final URI api;
  private final OkHttpClient client;

  SlackWeb(URI api, ExecutorService threads, Patience patience) {
    this.api = api;
    this.client =
        new OkHttpClient.Builder()
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .callTimeout(patience.answer())
            .connectTimeout(CONNECTING)
            .readTimeout(patience.answer())
            .writeTimeout(patience.answer())
            .pingInterval(patience.ping())
            .dispatcher(new Dispatcher(threads))
            .connectionPool(new ConnectionPool(20, 1, TimeUnit.MINUTES))
            .proxySelector(ProxySelector.getDefault())
            .build();
  }

  /**
   * Calls a method of the Web API.
   *
   * @throws IOException when the answer is lost; whether it was done is not known then
   */
  SlackAnswer call(@Nullable String token, String method, Map<String, String> arguments)
      throws IOException {
    var body = new FormBody.Builder();
    arguments.forEach(body::add);
    var request = new Request.Builder().url(api + method).post(body.build());
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return answer(request.build());
  }

  /** Calls a method as the app itself: with the client's id and secret. */
  SlackAnswer call(String id, String secret, String method, Map<String, String> arguments)
      throws IOException {
    var body = new FormBody.Builder();
    arguments.forEach(body::add);
    return answer(
        new Request.Builder()
            .url(api + method)
            .header("Authorization", okhttp3.Credentials.basic(id, secret))
            .post(body.build())
            .build());
  }

  /** Answers a command or an interaction at the address that came with it. */
  SlackAnswer respond(String responseUrl, String json) throws IOException {
    return answer(
        new Request.Builder().url(responseUrl).post(RequestBody.create(json, JSON)).build());
  }

  SlackAnswer upload(String uploadUrl, byte[] bytes) throws IOException {
    return answer(
        new Request.Builder().url(uploadUrl).post(RequestBody.create(bytes, BYTES)).build());
  }

  /** Fetches a file; to be closed. */
  Response get(String token, String url) throws IOException {
    var request = new Request.Builder().url(url).header("Authorization", "Bearer " + token);
    return client.newCall(request.build()).execute();
  }

  /** The client for web sockets, which live longer than any answer takes. */
  OkHttpClient forSockets() {
    return client.newBuilder().callTimeout(Duration.ZERO).readTimeout(Duration.ZERO).build();
  }

  /** The same client for what speaks through the SDK: it sends nothing twice either. */
  OkHttpClient forSdk() {
    return client;
  }

  URI api() {
    return api;
  }

  private SlackAnswer answer(Request request) throws IOException {
    try (var response = client.newCall(request).execute()) {
      return new SlackAnswer(
          response.code(), response.headers().toMultimap(), Json.lenient(response.body().string()));
    }
  }

  @Override
  public void close() {
    client.dispatcher().cancelAll();
    client.connectionPool().evictAll();
  }
}
