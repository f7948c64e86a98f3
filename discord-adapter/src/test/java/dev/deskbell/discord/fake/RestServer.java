package dev.deskbell.discord.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskbell.discord.fake.RestTroubles.Kind;
import dev.deskbell.discord.fake.RestTroubles.Scope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers requests: troubles first, then who asks, limits, the described body, the deed. */
final class RestServer {
  static final String BASE = "/api/v10";

  private final HttpServer http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final World world;
  private final Router router = new Router();
  private final RestTroubles troubles = new RestTroubles();
  private final RateLimits limits = new RateLimits();
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final List<String> violations = new CopyOnWriteArrayList<>();
  private volatile String token = "";

  RestServer(World world) {
    this.world = world;
    // Else every answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    http.setExecutor(threads);
    http.createContext(BASE, this::handle);
    http.createContext("/attachments", new Downloads(world, troubles)::handle);
    http.start();
  }

  Router router() {
    return router;
  }

  RestTroubles troubles() {
    return troubles;
  }

  RateLimits limits() {
    return limits;
  }

  List<Request> requests() {
    return requests;
  }

  /** What was asked for against the description, or where nothing answers. */
  List<String> violations() {
    return violations;
  }

  String root() {
    return "http://127.0.0.1:" + http.getAddress().getPort();
  }

  void admits(String botToken) {
    token = botToken;
  }

  void stop() {
    http.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) {
    try (exchange) {
      var request = new Reading(world).read(exchange);
      requests.add(request);
      serve(exchange, request);
    } catch (IOException | UncheckedIOException gone) {
      // Whoever asked is no longer there.
    } catch (RuntimeException defect) {
      violations.add("the fake fails at " + exchange.getRequestURI() + ": " + defect);
    }
  }

  private void serve(HttpExchange exchange, Request request) throws IOException {
    var trouble = troubles.with(request).orElse(null);
    var answers = new Answering(exchange, limits.standing(request));
    switch (trouble) {
      case Kind.CutBefore() -> {}
      case Kind.CutAfter() -> answer(request);
      case Kind.Slow(var by) -> {
        var answer = answer(request);
        sleep(by);
        answers.send(answer);
      }
      case Kind.Status(var status) -> answers.bare(status);
      case Kind.Banned() -> answers.banned();
      case Kind.TooFast(var scope, var wait) -> answers.tooFast(scope, wait);
      case Kind.Refused(var status, var code, var message) ->
          answers.send(new Outcome(status, new ApiError(status, code, message).body()));
      case null -> normally(answers, request);
    }
  }

  private void normally(Answering answers, Request request) throws IOException {
    var exceeded = limits.exceeded(request);
    if (exceeded.isPresent()) {
      answers.tooFast(exceeded.get().global() ? Scope.GLOBAL : Scope.USER, exceeded.get().pause());
    } else {
      answers.send(answer(request));
    }
  }

  /** A status, and JSON unless there is none. */
  record Outcome(int status, @Nullable JsonNode json) {}

  private Outcome answer(Request request) {
    if (!isAdmitted(request)) {
      return new Outcome(401, Json.object("message", "401: Unauthorized", "code", 0));
    }
    var problems = OpenApi.get().problems(request.method(), request.path(), Lenient.of(request));
    if (!problems.isEmpty()) {
      violations.add(request.line() + " " + problems + " in " + request.body());
    }
    synchronized (world) {
      try {
        var answer = router.answer(request);
        if (answer.isEmpty()) {
          violations.add("nothing answers " + request.line());
          return new Outcome(404, Json.object("message", "404: Not Found", "code", 0));
        }
        var json = answer.get().json();
        return new Outcome(json == null ? 204 : 200, json == null ? null : json.deepCopy());
      } catch (ApiError no) {
        return new Outcome(no.status, no.body());
      }
    }
  }

  /** Answers to interactions carry their own token. */
  private boolean isAdmitted(Request request) {
    return request.path().startsWith("/interactions/")
        || request.path().startsWith("/webhooks/")
        || request.authorization().equals("Bot " + token);
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}
