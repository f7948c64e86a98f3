package dev.deskbell.console;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.databind.json.JsonMapper;

/**
 * The console's own listener: nothing it serves can be reached through the desk's main port, and
 * nothing of the desk's through it.
 */
final class ConsoleServer implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ConsoleServer.class);
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private static final int GRACE_SECONDS = 2;

  private final ConsoleSettings settings;
  private final Residents residents;
  private final Keeping keeping;
  private final Api api;
  private final JsonMapper json;
  private final Guard guard;
  private final List<Route> routes;
  private @Nullable Running running;

  private record Running(HttpServer server, ExecutorService threads) {}

  ConsoleServer(
      ConsoleSettings settings, Residents residents, Keeping keeping, Api api, JsonMapper json) {
    this.settings = settings;
    this.residents = residents;
    this.keeping = keeping;
    this.api = api;
    this.json = json;
    this.guard = new Guard(settings);
    this.routes = Stream.concat(Page.routes().stream(), api.routes().stream()).toList();
  }

  /** Furnishes the rooms before the desk says anything in them, and opens the door. */
  @Override
  public void start() {
    keeping
        .changes()
        .make(() -> {
          keeping.rooms().furnish(residents);
          return true;
        });
    var server = bind();
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
    running = new Running(server, threads);
    LOG.info("The browser console is at {}", link());
  }

  private HttpServer bind() {
    // Else every answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      return HttpServer.create(new InetSocketAddress(settings.address(), settings.port()), 0);
    } catch (IOException taken) {
      throw new OperatorMistake(
          "The browser console can't listen on %s port %d (%s): set DESKBELL_CONSOLE_PORT to a free port, or DESKBELL_CONSOLE=off."
              .formatted(settings.address(), settings.port(), taken.getMessage()),
          taken);
    }
  }

  /** The address with the token in it: whoever has it may be anyone in the console. */
  URI link() {
    return URI.create("http://" + host() + ":" + port() + "/?token=" + settings.token());
  }

  private String host() {
    var any = settings.address().equals("0.0.0.0") || settings.address().equals("::");
    return any
        ? "localhost"
        : settings.address().contains(":") ? "[" + settings.address() + "]" : settings.address();
  }

  int port() {
    return running == null ? settings.port() : running.server().getAddress().getPort();
  }

  @Override
  public void stop() {
    if (running != null) {
      api.close();
      running.server().stop(GRACE_SECONDS);
      running.threads().shutdown();
      running = null;
    }
  }

  @Override
  public boolean isRunning() {
    return running != null;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var visit = new Visit(exchange, Map.of(), json);
      secure(exchange.getResponseHeaders());
      try {
        serve(visit);
      } catch (Unwelcome no) {
        visit.answer(no.status(), Drawing.object().put("problem", no.sentence()));
      } catch (InterruptedException stopping) {
        Thread.currentThread().interrupt();
      } catch (RuntimeException defect) {
        LOG.error("{} {}", exchange.getRequestMethod(), exchange.getRequestURI().getPath(), defect);
        visit.answer(500, Drawing.object().put("problem", DEFECT));
      }
    }
  }

  private static final String DEFECT =
      "Something went wrong inside the desk. What you typed is still here: try again.";

  private void serve(Visit visit) throws IOException, InterruptedException {
    var exchange = visit.exchange();
    guard.check(exchange.getRequestMethod(), exchange.getRequestHeaders());
    if (guard.knows(visit.query("token"))) {
      admit(visit);
      return;
    }
    if (!guard.admits(exchange.getRequestHeaders())) {
      turnAway(visit);
      return;
    }
    var method = exchange.getRequestMethod().equals("HEAD") ? "GET" : exchange.getRequestMethod();
    for (var route : routes) {
      var parts = route.match(method, exchange.getRequestURI().getRawPath());
      if (parts.isPresent()) {
        route.handler().handle(new Visit(exchange, parts.get(), json));
        return;
      }
    }
    throw new Unwelcome(404, "There is nothing at that address.");
  }

  /**
   * The token moves from the address, which gets around, into a cookie that doesn't. Not by a
   * redirect: whoever came from another site would arrive without their strict cookie.
   */
  private void admit(Visit visit) throws IOException {
    var headers = visit.exchange().getResponseHeaders();
    headers.set("Set-Cookie", guard.cookie() + "; HttpOnly; SameSite=Strict; Path=/");
    headers.set("Cache-Control", "no-store");
    visit.send(200, "text/html; charset=utf-8", ADMITTED.getBytes(StandardCharsets.UTF_8));
  }

  private static final String ADMITTED =
      """
      <!doctype html><html lang="en"><meta charset="utf-8"><title>Deskbell</title>
      <link rel="icon" href="/bell.svg"><meta http-equiv="refresh" content="0;url=/"><p><a href="/">Go on to Deskbell</a></p>
      """;

  private void turnAway(Visit visit) throws IOException {
    var sentence =
        "Open the console by the link that the desk wrote to its log when it started; it carries"
            + " the token that is missing here.";
    if (visit.exchange().getRequestURI().getPath().startsWith("/api/")) {
      throw new Unwelcome(401, sentence);
    }
    visit.send(401, "text/plain; charset=utf-8", sentence.getBytes(StandardCharsets.UTF_8));
  }

  private static void secure(Headers headers) {
    headers.set("Content-Security-Policy", POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    headers.set("Cross-Origin-Opener-Policy", "same-origin");
  }
}
