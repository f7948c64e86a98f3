package dev.deskbell.discord.fake;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/** Hands out uploaded files to whoever has their signed address. */
final class Downloads {
  private final World world;

  Downloads(World world) {
    this.world = world;
  }

  void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
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
}
