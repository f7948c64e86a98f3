package dev.deskbell.discord.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;

/** Reads a request: JSON, or JSON with files. */
final class Reading {
  private final World world;

  Reading(World world) {
    this.world = world;
  }

  Request read(HttpExchange exchange) throws IOException {
    var type =
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Content-Type"), "");
    var bytes = exchange.getRequestBody().readAllBytes();
    var files = new ArrayList<World.StoredFile>();
    var body = body(type, bytes, files);
    var uri = exchange.getRequestURI();
    return new Request(
        Instant.now(),
        exchange.getRequestMethod(),
        uri.getRawPath().substring(RestServer.BASE.length()),
        Urls.query(uri.getRawQuery()),
        body,
        files,
        Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst("Authorization"), ""));
  }

  private JsonNode body(String type, byte[] bytes, List<World.StoredFile> files) {
    if (type.startsWith("multipart/")) {
      JsonNode json = Json.object();
      for (var part : Multipart.read(type, bytes)) {
        if (part.name().equals("payload_json")) {
          json = Json.parse(new String(part.bytes(), StandardCharsets.UTF_8));
        } else {
          synchronized (world) {
            files.add(world.store(part.fileName(), part.mediaType(), part.bytes()));
          }
        }
      }
      return json;
    }
    return bytes.length == 0
        ? Json.MAPPER.missingNode()
        : Json.parse(new String(bytes, StandardCharsets.UTF_8));
  }
}
