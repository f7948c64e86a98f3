package dev.deskbell.bench.fan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskbell.bench.fan.Recorder.Heard;
import dev.deskbell.discord.fake.FakeDiscord;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/**
 * Before a fake Discord, which answers: messages are counted as Discord does, by the moment at
 * which they come, so many in a window that the first of them opens in each channel, and so many in
 * any second over all. What is too much is turned away with Discord's headers.
 */
final class Turnstile implements Counting, AutoCloseable {
  private static final double NANOS = 1e9;
  private static final Pattern MESSAGE = Pattern.compile(".*/channels/(\\d+)/messages");
  private static final Pattern WORDS = Pattern.compile("\\w+-\\d+-\\d+");

  private final FakeDiscord discord;
  private final HttpServer http;
  private final HttpClient onwards =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private Rules rules;
  private List<Heard> heard = new ArrayList<>();
  private Map<String, Window> windows = new HashMap<>();
  private Deque<Long> lastSecond = new ArrayDeque<>();

  /** What was counted in a channel since its first message. */
  private record Window(long opened, int used) {}

  /**
   * How a channel stands after a message.
   *
   * @param reset until everything is there again, in seconds
   */
  private record Standing(Heard heard, boolean overAll, int left, double reset) {}

  Turnstile(FakeDiscord discord, Rules rules) throws IOException {
    this.discord = discord;
    this.rules = rules;
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/", this::answer);
    http.start();
  }

  URI api() {
    return URI.create(
        "http://127.0.0.1:" + http.getAddress().getPort() + discord.api().getRawPath());
  }

  @Override
  public String channel(String slice, int number) {
    return discord.channel("fan-" + number);
  }

  /** Waits until whoever remembers how its channels stood need not any more. */
  @Override
  public void begins(Rules anew) {
    LockSupport.parkNanos((long) ((anew.window() + 1) * NANOS));
    synchronized (this) {
      rules = anew;
      heard = new ArrayList<>();
      windows = new HashMap<>();
      lastSecond = new ArrayDeque<>();
    }
  }

  @Override
  public synchronized List<Heard> heard() {
    return List.copyOf(heard);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      var at = System.nanoTime();
      var message = MESSAGE.matcher(exchange.getRequestURI().getRawPath());
      if (exchange.getRequestMethod().equals("POST") && message.matches()) {
        message(exchange, body, count(message.group(1), words(body), at));
      } else {
        send(exchange, onwards(exchange, body));
      }
    }
  }

  private void message(HttpExchange exchange, byte[] body, Standing standing) throws IOException {
    if (!standing.overAll()) {
      header(exchange, "X-RateLimit-Limit", rules.burst());
      header(exchange, "X-RateLimit-Remaining", standing.left());
      header(exchange, "X-RateLimit-Reset-After", seconds(standing.reset()));
      header(exchange, "X-RateLimit-Reset", seconds(now() + standing.reset()));
      header(exchange, "X-RateLimit-Bucket", "messages");
    }
    header(exchange, "Via", "1.1 google");
    if (standing.heard().accepted()) {
      var answer = onwards(exchange, body);
      Recorder.pauseUntil(standing.heard().answered());
      send(exchange, answer);
    } else {
      turnAway(exchange, standing);
    }
  }

  private void turnAway(HttpExchange exchange, Standing standing) throws IOException {
    header(exchange, "X-RateLimit-Scope", standing.overAll() ? "global" : "user");
    if (standing.overAll()) {
      header(exchange, "X-RateLimit-Global", true);
    }
    header(exchange, "Retry-After", (int) Math.ceil(standing.reset()));
    var json =
        "{\"message\":\"You are being rate limited.\",\"retry_after\":%s,\"global\":%s}"
            .formatted(seconds(standing.reset()), standing.overAll());
    send(exchange, 429, json.getBytes(UTF_8));
  }

  private synchronized Standing count(String channel, String words, long at) {
    var second = (long) NANOS;
    while (!lastSecond.isEmpty() && at - lastSecond.getFirst() >= second) {
      lastSecond.removeFirst();
    }
    if (lastSecond.size() >= rules.allPerSecond()) {
      var wait = (lastSecond.getFirst() + second - at) / NANOS;
      return new Standing(noted(channel, words, at, false), true, 0, wait);
    }
    var window = window(channel, at);
    var reset = rules.window() - (at - window.opened()) / NANOS;
    if (window.used() >= rules.burst()) {
      return new Standing(noted(channel, words, at, false), false, 0, reset);
    }
    lastSecond.addLast(at);
    windows.put(channel, new Window(window.opened(), window.used() + 1));
    var left = (int) rules.burst() - window.used() - 1;
    return new Standing(noted(channel, words, at, true), false, left, reset);
  }

  private Window window(String channel, long at) {
    var open = windows.get(channel);
    var isOver = open == null || at - open.opened() >= (long) (rules.window() * NANOS);
    return isOver ? new Window(at, 0) : Objects.requireNonNull(open);
  }

  private Heard noted(String channel, String words, long at, boolean accepted) {
    var call = new Heard("POST", channel, words, at, at + rules.call().toNanos(), accepted);
    heard.add(call);
    return call;
  }

  /** Everything else in a message, as its markup, is none of what was to be said. */
  private static String words(byte[] body) {
    var words = WORDS.matcher(new String(body, UTF_8).replace("\\", ""));
    return words.find() ? words.group() : "";
  }

  private HttpResponse<byte[]> onwards(HttpExchange exchange, byte[] body) throws IOException {
    var request =
        HttpRequest.newBuilder(discord.api().resolve(exchange.getRequestURI()))
            .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
    for (var name : List.of("Authorization", "Content-Type", "User-Agent")) {
      var value = exchange.getRequestHeaders().getFirst(name);
      if (value != null) {
        request.header(name, value);
      }
    }
    try {
      return onwards.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IOException(stopped);
    }
  }

  private static void send(HttpExchange exchange, HttpResponse<byte[]> answer) throws IOException {
    send(exchange, answer.statusCode(), answer.body());
  }

  private static void send(HttpExchange exchange, int status, byte[] json) throws IOException {
    header(exchange, "Content-Type", "application/json");
    exchange.sendResponseHeaders(status, json.length == 0 ? -1 : json.length);
    if (json.length > 0) {
      exchange.getResponseBody().write(json);
    }
  }

  private static void header(HttpExchange exchange, String name, Object value) {
    exchange.getResponseHeaders().set(name, String.valueOf(value));
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }

  private static String seconds(double time) {
    return String.format(Locale.ROOT, "%.3f", Math.ceil(time * 1000) / 1000);
  }

  @Override
  public void close() {
    http.stop(0);
    onwards.close();
    discord.close();
  }
}
