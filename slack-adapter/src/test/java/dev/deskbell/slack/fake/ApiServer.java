package dev.deskbell.slack.fake;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.deskbell.chat.FileContent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/** The Web API over HTTP, with the addresses of files and answers beside it. */
final class ApiServer {

  /** Breaks the connection without an answer. */
  private static final class Cut extends RuntimeException {
    private static final long serialVersionUID = 1;
  }

  private final FakeSlack slack;
  private final Api api;
  private final ResponseUrls responses;
  private final HttpServer server;

  ApiServer(FakeSlack slack, Api api, ResponseUrls responses) {
    this.slack = slack;
    this.api = api;
    this.responses = responses;
    // Else every answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/api/", closing(this::method));
    server.createContext("/response/", closing(this::response));
    server.createContext("/upload/", closing(this::upload));
    server.createContext("/files/", closing(this::file));
    server.start();
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void stops() {
    server.stop(0);
  }

  private HttpHandler closing(HttpHandler handler) {
    return exchange -> {
      try (exchange) {
        handler.handle(exchange);
      } catch (Cut _) {
        // closing before anything is answered breaks the connection
      } catch (RuntimeException defect) {
        slack.violations().accept("Slack itself failed: " + defect);
        throw defect;
      }
    };
  }

  private void method(HttpExchange exchange) throws IOException {
    var call = read(exchange);
    slack.heard(call);
    tells(exchange, call);
    switch (slack.trouble().of(call).orElse(null)) {
      case null -> answers(exchange, work(call));
      case Trouble.Kind.AnswerLost() -> {
        work(call);
        throw new Cut();
      }
      case Trouble.Kind.Silent() -> {
        work(call);
        slack.trouble().lasts();
        throw new Cut();
      }
      case Trouble.Kind.RequestLost() -> throw new Cut();
      case Trouble.Kind.Status(var code) -> answers(exchange, code, "text/html", "<h1>Oops</h1>");
      case Trouble.Kind.Says(var error) -> answers(exchange, new SlackError(error).answer());
      case Trouble.Kind.TooFast(var seconds) -> tooFast(exchange, seconds);
      case Trouble.Kind.Slow(var by) -> {
        sleeps(by.toMillis());
        answers(exchange, work(call));
      }
      case Trouble.Kind.Nonsense(var body) -> answers(exchange, 200, "application/json", body);
    }
  }

  /** With every answer comes what the token may do. */
  private void tells(HttpExchange exchange, ApiCall call) {
    slack
        .installations()
        .known(call.token())
        .ifPresent(it ->
            exchange.getResponseHeaders().set("X-OAuth-Scopes", String.join(",", it.scopes())));
  }

  private static void sleeps(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private ObjectNode work(ApiCall call) {
    return refusing(() ->
        switch (call.method()) {
          case "oauth.v2.access" -> slack.installations().access(call);
          case "apps.connections.open" -> connection(call);
          default -> paced(call);
        });
  }

  private ObjectNode paced(ApiCall call) {
    var here = slack.installations().of(call.token()).where(call);
    var wait = slack.pace().tooSoon(call, here.team().id);
    if (wait.isPresent()) {
      throw new SlackError(
          "ratelimited", Json.object().put("wait", Math.max(1, wait.get().toSeconds() + 1)));
    }
    return api.answer(call, here);
  }

  private ObjectNode connection(ApiCall call) {
    if (!call.token().equals(FakeSlack.APP_TOKEN)) {
      throw new SlackError(call.token().isEmpty() ? "not_authed" : "invalid_auth");
    }
    return Json.object().put("ok", true).put("url", slack.sockets().ticket());
  }

  private static ObjectNode refusing(Supplier<ObjectNode> work) {
    try {
      return work.get();
    } catch (SlackError refusal) {
      return refusal.answer();
    }
  }

  private static ApiCall read(HttpExchange exchange) throws IOException {
    var method = exchange.getRequestURI().getPath().substring("/api/".length());
    var arguments = new LinkedHashMap<String, String>();
    var raw = exchange.getRequestURI().getRawQuery();
    arguments.putAll(raw == null ? Map.of() : Urls.query(raw));
    var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    if (header(exchange, "Content-Type").startsWith("application/json")) {
      Json.read(body)
          .properties()
          .forEach(it ->
              arguments.put(
                  it.getKey(),
                  it.getValue().isString() ? it.getValue().asString() : it.getValue().toString()));
    } else {
      arguments.putAll(Urls.query(body));
    }
    var shown = header(exchange, "Authorization");
    var token = shown.startsWith("Bearer ") ? shown.substring(7) : "";
    return new ApiCall(
        method,
        arguments,
        token.isEmpty() ? arguments.getOrDefault("token", "") : token,
        shown.startsWith("Basic ") ? shown.substring(6) : null);
  }

  private static String header(HttpExchange exchange, String name) {
    var value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  private void response(HttpExchange exchange) throws IOException {
    var id = exchange.getRequestURI().getPath().substring("/response/".length());
    var body = Json.read(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    slack.heard(new ApiCall("response_url", Map.of("body", body.toString()), "", null));
    var done = refusing(() -> responses.answered(id, (ObjectNode) body));
    var ok = done.path("ok").asBoolean();
    answers(exchange, ok ? 200 : 404, "text/plain", ok ? "ok" : Json.text(done, "error"));
  }

  private void upload(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().split("/");
    var team = slack.team(path[2]);
    var bytes = exchange.getRequestBody().readAllBytes();
    synchronized (team) {
      var announced = team.files.get(path[3]);
      if (announced == null || announced.content().bytes().length != bytes.length) {
        slack.violations().accept("an upload of another size than announced: " + bytes.length);
      }
      var name = announced == null ? "file" : announced.content().name();
      var content = new FileContent(name, "application/octet-stream", bytes);
      team.files.put(
          path[3], new StoredFile(path[3], content, slack.fileAddress(team, path[3]), false));
    }
    answers(exchange, 200, "text/plain", "OK - " + bytes.length);
  }

  /** Whoever has no token is sent the page to sign in, with status 200. */
  private void file(HttpExchange exchange) throws IOException {
    var path = exchange.getRequestURI().getPath().split("/");
    var shown = header(exchange, "Authorization");
    var file =
        refusing(() -> {
          var here = slack.installations().of(shown.replace("Bearer ", ""));
          ApiCall.needs(here, "files:read");
          FileMethods.file(here, path[3]);
          return Json.object().put("ok", true);
        });
    if (!file.path("ok").asBoolean()) {
      answers(exchange, 200, "text/html", "<html>Sign in</html>");
      return;
    }
    var content =
        java.util.Objects.requireNonNull(slack.team(path[2]).files.get(path[3])).content();
    exchange.getResponseHeaders().set("Content-Type", content.mediaType());
    exchange.sendResponseHeaders(200, content.bytes().length == 0 ? -1 : content.bytes().length);
    exchange.getResponseBody().write(content.bytes());
  }

  private static void tooFast(HttpExchange exchange, String seconds) throws IOException {
    exchange.getResponseHeaders().set("Retry-After", seconds);
    answers(exchange, 429, "application/json", new SlackError("ratelimited").answer().toString());
  }

  private static void answers(HttpExchange exchange, ObjectNode answer) throws IOException {
    if (answer.has("wait")) {
      tooFast(exchange, answer.path("wait").asString());
    } else {
      answers(exchange, 200, "application/json; charset=utf-8", answer.toString());
    }
  }

  private static void answers(HttpExchange exchange, int status, String type, String body)
      throws IOException {
    var bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }
}
