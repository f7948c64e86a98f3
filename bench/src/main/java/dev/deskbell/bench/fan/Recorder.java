package dev.deskbell.bench.fan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * As much of Slack's Web API as messages need: it counts as {@link Rules} say, by the moment at
 * which a call arrives, turns away what comes too soon, and remembers all of it.
 */
final class Recorder implements Counting, AutoCloseable {
  private static final double NANOS = 1e9;

  private final HttpServer http;
  private final AtomicLong stamps = new AtomicLong();
  private Rules rules;
  private List<Heard> heard = new ArrayList<>();
  private Map<String, Tokens> channels = new HashMap<>();
  private Tokens all;

  /**
   * A call.
   *
   * @param at when it came, on the machine's own clock
   * @param answered when its answer left, or was to leave
   */
  record Heard(
      String method, String channel, String words, long at, long answered, boolean accepted) {}

  Recorder(Rules rules) throws IOException {
    // Else small answers wait for more to say.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
    this.rules = rules;
    all = new Tokens(rules.allPerSecond(), rules.allBurst());
    http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1000);
    http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    http.createContext("/api/", this::answer);
    http.start();
  }

  URI api() {
    return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/api/");
  }

  @Override
  public synchronized void begins(Rules anew) {
    rules = anew;
    heard = new ArrayList<>();
    channels = new HashMap<>();
    all = new Tokens(rules.allPerSecond(), rules.allBurst());
  }

  @Override
  public synchronized List<Heard> heard() {
    return List.copyOf(heard);
  }

  @Override
  public String channel(String slice, int number) {
    return "C" + slice + "x" + number;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
      var at = System.nanoTime();
      var call = record(exchange.getRequestURI().getPath().substring("/api/".length()), body, at);
      if (!call.accepted()) {
        exchange.getResponseHeaders().set("Retry-After", Long.toString(wait(call)));
        send(exchange, 429, "{\"ok\":false,\"error\":\"ratelimited\"}");
        return;
      }
      pauseUntil(call.answered());
      send(exchange, 200, said(call));
    }
  }

  static void pauseUntil(long moment) {
    for (var left = moment - System.nanoTime(); left > 0; left = moment - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private String said(Heard call) {
    // Slack's client for Java asks again before each message until it has been told its team.
    if (call.method().equals("auth.test")) {
      return "{\"ok\":true,\"team_id\":\"T0FAN\",\"user_id\":\"U0FAN\",\"bot_id\":\"B0FAN\"}";
    }
    return "{\"ok\":true,\"channel\":\"%s\",\"ts\":\"1700000000.%06d\",\"message\":{\"text\":\"\"}}"
        .formatted(call.channel(), stamps.incrementAndGet());
  }

  private synchronized Heard record(String method, String body, long at) {
    var channel = value(body, "channel");
    var accepted = !method.equals("chat.postMessage") || takes(channel, at);
    var call =
        new Heard(method, channel, value(body, "text"), at, at + rules.call().toNanos(), accepted);
    heard.add(call);
    return call;
  }

  private boolean takes(String channel, long at) {
    var own = channels.computeIfAbsent(channel, _ -> new Tokens(rules.perSecond(), rules.burst()));
    if (own.at(at) < 1 || all.at(at) < 1) {
      return false;
    }
    own.takes();
    all.takes();
    return true;
  }

  /** Slack says whole seconds. */
  private synchronized long wait(Heard call) {
    var own = channels.get(call.channel());
    var seconds = own == null ? 1 : Math.max(own.untilOne(), all.untilOne());
    return Math.max(1, (long) Math.ceil(seconds));
  }

  private static String value(String form, String name) {
    for (var pair : form.split("&")) {
      if (pair.startsWith(name + "=")) {
        return URLDecoder.decode(pair.substring(name.length() + 1), UTF_8);
      }
    }
    return "";
  }

  private static void send(HttpExchange exchange, int status, String json) throws IOException {
    var bytes = json.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    http.stop(0);
  }

  /** A bucket that is as strict as one can be. */
  static final class Tokens {
    private static final double NOISE = 1e-9;
    private final double perSecond;
    private final double burst;
    private double left;
    private long since = Long.MIN_VALUE;

    Tokens(double perSecond, double burst) {
      this.perSecond = perSecond;
      this.burst = burst;
      left = burst;
    }

    /** How many it holds then. */
    double at(long nanos) {
      if (since != Long.MIN_VALUE && nanos > since) {
        left = Math.min(burst, left + (nanos - since) / NANOS * perSecond);
      }
      since = Math.max(since, nanos);
      return left + NOISE;
    }

    void takes() {
      left--;
    }

    double untilOne() {
      return Math.max(0, 1 - left) / perSecond;
    }
  }
}
