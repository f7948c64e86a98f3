package dev.deskbell.bench.start;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * Between the desk and a platform: everything passes, and what was accepted of messages is written
 * down with the nanoseconds at which it was.
 */
final class Recorder implements AutoCloseable {
  private static final Set<String> KEPT = Set.of("authorization", "content-type");
  private static final Pattern REF = Pattern.compile("INC-(\\d+)");
  private static final Pattern CHANNEL = Pattern.compile("(?:^|&)channel=([^&]*)");

  private final URI platform;
  private final HttpServer server;
  private final HttpClient client =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
  private final List<Accepted> accepted = new CopyOnWriteArrayList<>();

  /**
   * A message that stands.
   *
   * @param ticket the number of the ticket it is about, 0 for none
   */
  record Accepted(long nanos, String channel, long ticket, boolean isPage) {}

  Recorder(URI platform) throws IOException {
    this.platform = platform;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::pass);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + platform.getPath());
  }

  List<Accepted> accepted() {
    return List.copyOf(accepted);
  }

  int size() {
    return accepted.size();
  }

  private void pass(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var uri = exchange.getRequestURI();
      var request =
          HttpRequest.newBuilder(platform.resolve(uri.getRawPath() + query(uri)))
              .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(body));
      exchange
          .getRequestHeaders()
          .forEach((name, values) -> {
            if (KEPT.contains(name.toLowerCase(java.util.Locale.ROOT))) {
              values.forEach(it -> request.header(name, it));
            }
          });
      var answer = client.send(request.build(), BodyHandlers.ofByteArray());
      note(uri.getPath(), new String(body, UTF_8), new String(answer.body(), UTF_8));
      answer
          .headers()
          .firstValue("Content-Type")
          .ifPresent(it -> exchange.getResponseHeaders().set("Content-Type", it));
      answer
          .headers()
          .firstValue("X-OAuth-Scopes")
          .ifPresent(it -> exchange.getResponseHeaders().set("X-OAuth-Scopes", it));
      answer
          .headers()
          .firstValue("Retry-After")
          .ifPresent(it -> exchange.getResponseHeaders().set("Retry-After", it));
      var length = answer.body().length;
      exchange.sendResponseHeaders(answer.statusCode(), length == 0 ? -1 : length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private static String query(URI uri) {
    return uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
  }

  private void note(String path, String body, String answer) {
    if (!path.endsWith("/chat.postMessage") || !answer.contains("\"ok\":true")) {
      return;
    }
    var words = URLDecoder.decode(body, UTF_8);
    var ref = REF.matcher(words);
    var channel = CHANNEL.matcher(body);
    accepted.add(
        new Accepted(
            System.nanoTime(),
            channel.find() ? channel.group(1) : "",
            ref.find() ? Long.parseLong(ref.group(1)) : 0,
            words.contains("needs you")));
  }

  @Override
  public void close() {
    server.stop(0);
    client.close();
  }
}
