package dev.deskbell.edge;

import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers whatever comes to the port: finds the endpoint, reads the body as it was sent, asks the
 * endpoint. Outsiders learn nothing about what went wrong inside; paths may carry secrets, so none
 * is logged.
 */
final class Edge extends HttpServlet {

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(Edge.class);

  private static final String MEANT = Edge.class.getName();

  /** For what says nothing else about itself: shown as it is, nowhere framed, nowhere kept. */
  private static final Map<String, String> CAREFUL =
      Map.of(
          "X-Content-Type-Options", "nosniff",
          "X-Frame-Options", "DENY",
          "Referrer-Policy", "no-referrer",
          "Cache-Control", "no-store",
          "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");

  private final transient Supplier<Routes> routes;
  private final transient Bodies bodies;
  private final transient Stopwatch stopwatch;

  Edge(Supplier<Routes> routes, Bodies bodies, Stopwatch stopwatch) {
    this.routes = routes;
    this.bodies = bodies;
    this.stopwatch = stopwatch;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (request.getDispatcherType() == DispatcherType.ERROR) {
      send(response, meant(request, response.getStatus()));
      return;
    }
    var began = System.nanoTime();
    var found = routes.get().find(request.getMethod(), request.getRequestURI());
    // What is thrown past here, the server answers with this.
    var status = 500;
    try {
      answer(found, request, response);
      status = response.getStatus();
    } catch (IOException gone) {
      status = response.getStatus();
      throw gone;
    } finally {
      count(found, status, System.nanoTime() - began);
    }
  }

  private void count(Routes.Found found, int status, long nanos) {
    switch (found) {
      case Routes.Found.Here(var endpoint, var _) ->
          stopwatch.answered(endpoint.method(), endpoint.path(), status, nanos);
      case Routes.Found.Otherwise _, Routes.Found.Nowhere _ -> stopwatch.turnedAway(status, nanos);
    }
  }

  private void answer(Routes.Found found, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (found) {
      case Routes.Found.Here here ->
          bodies.read(request, here.endpoint().mostBytes(), it -> go(here, it, request, response));
      case Routes.Found.Otherwise(var methods) ->
          refuse(
              request,
              response,
              Response.text(405, "Not by this method.\n")
                  .with("Allow", String.join(", ", methods)));
      case Routes.Found.Nowhere _ ->
          refuse(request, response, Response.text(404, "There is nothing here.\n"));
    }
  }

  private void go(
      Routes.Found.Here here,
      Bodies.Read read,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    switch (read) {
      case Bodies.Read.Whole(var body) ->
          send(response, answer(here.endpoint(), request(request, here.variables(), body)));
      case Bodies.Read.TooLong _ ->
          refuse(request, response, Response.text(413, "That is too long.\n"));
      case Bodies.Read.TooSlow _ -> close(request, response, Response.text(408, "Too slow.\n"));
      case Bodies.Read.Broken _ ->
          close(request, response, Response.text(400, "That is broken.\n"));
      case Bodies.Read.Busy _ -> refuse(request, response, busy());
    }
  }

  // Once a connection is broken, the server asks again for what to say.
  private static Response meant(HttpServletRequest request, int status) {
    return request.getAttribute(MEANT) instanceof Response meant
        ? meant
        : Response.text(status, "That can't be answered.\n");
  }

  private static Response busy() {
    return Response.text(503, "Too much at once; please send it again.\n").with("Retry-After", "1");
  }

  private static Request request(
      HttpServletRequest request, Map<String, String> variables, byte[] body) {
    var headers = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    Collections.list(request.getHeaderNames())
        .forEach(it -> headers.put(it, Collections.list(request.getHeaders(it))));
    var query = Objects.requireNonNullElse(request.getQueryString(), "");
    return new Request(variables, Address.query(query), headers, body);
  }

  private static Response answer(Endpoint endpoint, Request request) {
    try {
      return endpoint.handler().answer(request);
    } catch (RuntimeException | StackOverflowError problem) {
      var reference = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
      LOG.error(
          "{} {} failed, reference {}", endpoint.method(), endpoint.path(), reference, problem);
      return Response.text(
          500, "Something went wrong here. The log has more under " + reference + ".\n");
    }
  }

  private void refuse(HttpServletRequest request, HttpServletResponse response, Response why)
      throws IOException {
    if (request.getContentLengthLong() == 0 || isWithoutBody(request)) {
      send(response, why);
    } else {
      close(request, response, why);
      bodies.drain(request);
    }
  }

  private static boolean isWithoutBody(HttpServletRequest request) {
    return request.getContentLengthLong() < 0 && request.getHeader("Transfer-Encoding") == null;
  }

  private static void close(
      HttpServletRequest request, HttpServletResponse response, Response answer)
      throws IOException {
    var last = answer.with("Connection", "close");
    request.setAttribute(MEANT, last);
    send(response, last);
    response.flushBuffer();
  }

  private static void send(HttpServletResponse response, Response answer) throws IOException {
    response.setStatus(answer.status());
    CAREFUL.forEach(response::setHeader);
    answer.headers().forEach(response::setHeader);
    response.setContentLength(answer.body().length);
    response.getOutputStream().write(answer.body());
  }
}
