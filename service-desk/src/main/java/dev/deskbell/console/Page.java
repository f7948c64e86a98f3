package dev.deskbell.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page's own files, read once. */
final class Page {
  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private static final List<String> FILES =
      List.of(
          "console.css",
          "bell.svg",
          "main.js",
          "address.js",
          "api.js",
          "attempts.js",
          "cards.js",
          "composer.js",
          "deeds.js",
          "dom.js",
          "drafts.js",
          "focus.js",
          "forms.js",
          "guide.js",
          "kept.js",
          "menus.js",
          "messages.js",
          "news.js",
          "people.js",
          "problems.js",
          "stream.js",
          "whispers.js");

  private Page() {}

  static List<Route> routes() {
    var routes = new ArrayList<Route>();
    routes.add(route("/", "index.html"));
    FILES.forEach(it -> routes.add(route("/" + it, it)));
    return routes;
  }

  private static Route route(String path, String file) {
    var bytes = read(file);
    var type = TYPES.getOrDefault(file.substring(file.lastIndexOf('.') + 1), "text/plain");
    return Route.of(
        "GET " + path,
        visit -> {
          visit.exchange().getResponseHeaders().set("Cache-Control", "no-cache");
          visit.send(200, type, bytes);
        });
  }

  private static byte[] read(String file) {
    try (var found = Page.class.getResourceAsStream("/console/" + file)) {
      if (found == null) {
        throw new IllegalStateException("the console's page lacks " + file);
      }
      return found.readAllBytes();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
