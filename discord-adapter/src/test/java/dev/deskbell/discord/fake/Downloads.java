package dev.deskbell.discord.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Hands out uploaded files to whoever has their signed address. */
final class Downloads {
  private final World world;
  private final RestTroubles troubles;

  Downloads(World world, RestTroubles troubles) {
    this.world = world;
    this.troubles = troubles;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      if (troubles.with(asked(exchange)).orElse(null) instanceof RestTroubles.Kind trouble) {
        if (trouble instanceof RestTroubles.Kind.Status(var status)) {
          exchange.sendResponseHeaders(status, -1);
        }
        return;
      }
      var parts = exchange.getRequestURI().getPath().split("/", -1);
      World.StoredFile file;
      synchronized (world) {
        file = parts.length > 3 ? world.files.get(parts[3]) : null;
      }
      var signed = Urls.query(exchange.getRequestURI().getRawQuery()).containsKey("hm");
      if (file == null || !signed) {
        exchange.sendResponseHeaders(404, -1);
        return;
      }
      exchange.getResponseHeaders().set("Content-Type", file.mediaType());
      exchange.sendResponseHeaders(200, file.bytes().length == 0 ? -1 : file.bytes().length);
      exchange.getResponseBody().write(file.bytes());
    }
  }

  private static Request asked(HttpExchange exchange) {
    return new Request(
        Instant.now(),
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        Map.of(),
        Json.MAPPER.missingNode(),
        List.of(),
        "");
  }
}
