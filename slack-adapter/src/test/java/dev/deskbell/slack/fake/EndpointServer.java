package dev.deskbell.slack.fake;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;

/** Mounts the app's endpoints, as the program does. */
public final class EndpointServer implements AutoCloseable {
  private final HttpServer server;
  private final List<Endpoint> endpoints;

  public EndpointServer(List<Endpoint> endpoints) {
    this.endpoints = endpoints;
    // Else every answer waits for the acknowledgement of its headers.
    System.setProperty("sun.net.httpserver.nodelay", "true");
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answers);
    server.start();
  }

  public URI at(String path) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
  }

  private void answers(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var found =
          endpoints.stream()
              .filter(it -> it.method().equals(exchange.getRequestMethod()))
              .filter(it -> it.path().equals(path))
              .findFirst();
      var answer = found.map(it -> answer(it, exchange)).orElse(Response.of(404));
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      var none = answer.body().length == 0;
      exchange.sendResponseHeaders(answer.status(), none ? -1 : answer.body().length);
      exchange.getResponseBody().write(answer.body());
    }
  }

  private static Response answer(Endpoint endpoint, HttpExchange exchange) {
    try {
      var body = exchange.getRequestBody().readAllBytes();
      if (body.length > endpoint.mostBytes()) {
        return Response.of(413);
      }
      var raw = exchange.getRequestURI().getRawQuery();
      var query = new LinkedHashMap<String, List<String>>();
      (raw == null ? Map.<String, String>of() : Urls.query(raw))
          .forEach((name, value) -> query.put(name, List.of(value)));
      return endpoint
          .handler()
          .answer(new Request(Map.of(), query, exchange.getRequestHeaders(), body));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (RuntimeException defect) {
      return Response.text(500, "the endpoint failed: " + defect);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
