package dev.deskbell.console;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One request to the console's listener.
 *
 * @param parts the parts of its path that have a name
 */
record Visit(HttpExchange exchange, Map<String, String> parts, JsonMapper json) {
  /** 40,000 characters may take six bytes each as JSON. */
  private static final int LARGEST_JSON = 320 * 1024;

  String part(String name) {
    return parts.getOrDefault(name, "");
  }

  long number(String name) {
    return Workspace.number(part(name));
  }

  @Nullable String query(String name) {
    var query = exchange.getRequestURI().getRawQuery();
    if (query != null) {
      for (var pair : query.split("&")) {
        if (pair.startsWith(name + "=")) {
          return decoded(pair.substring(name.length() + 1));
        }
      }
    }
    return null;
  }

  private static String decoded(String written) {
    try {
      return URLDecoder.decode(written, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      throw new Unwelcome(400, "That address is not well-formed.");
    }
  }

  @Nullable Long queryNumber(String name) {
    var given = query(name);
    return given == null || Workspace.number(given) < 0 ? null : Workspace.number(given);
  }

  @Nullable String header(String name) {
    return exchange.getRequestHeaders().getFirst(name);
  }

  JsonNode body() throws IOException {
    var type = header("Content-Type");
    if (type == null || !type.startsWith("application/json")) {
      throw new Unwelcome(415, "The console speaks JSON.");
    }
    try {
      return json.readTree(bytes(LARGEST_JSON, "That is too long: shorten it, or attach a file."));
    } catch (JacksonException malformed) {
      throw new Unwelcome(400, "That request is not well-formed JSON.");
    }
  }

  byte[] bytes(int most, String tooLarge) throws IOException {
    var read = exchange.getRequestBody().readNBytes(most + 1);
    if (read.length > most) {
      throw new Unwelcome(413, tooLarge);
    }
    return read;
  }

  void answer(Object said) throws IOException {
    answer(200, said);
  }

  void answer(int status, Object said) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    send(status, "application/json", json.writeValueAsBytes(said));
  }

  void send(int status, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    var head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head || body.length == 0 ? -1 : body.length);
    if (!head && body.length > 0) {
      exchange.getResponseBody().write(body);
    }
  }

  /** Begins an answer without an end in sight. */
  OutputStream stream(String type) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(200, 0);
    return exchange.getResponseBody();
  }
}
