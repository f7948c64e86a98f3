package dev.deskbell.console;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An address of the console and what happens there. */
record Route(String method, List<String> pattern, Handler handler) {
  /** What happens. */
  interface Handler {
    void handle(Visit visit) throws IOException, InterruptedException;
  }

  /**
   * @param written such as {@code GET /api/as/{me}}
   */
  static Route of(String written, Handler handler) {
    var parts = written.split(" ");
    return new Route(parts[0], partsOf(parts[1]), handler);
  }

  private static List<String> partsOf(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  /** The named parts of the path, if it leads here. */
  Optional<Map<String, String>> match(String itsMethod, String rawPath) {
    var parts = partsOf(rawPath);
    if (!itsMethod.equals(method) || parts.size() != pattern.size()) {
      return Optional.empty();
    }
    var named = new HashMap<String, String>();
    for (var i = 0; i < parts.size(); i++) {
      var part = pattern.get(i);
      if (part.startsWith("{")) {
        named.put(part.substring(1, part.length() - 1), decoded(parts.get(i)));
      } else if (!part.equals(parts.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(named);
  }

  private static String decoded(String part) {
    try {
      return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException malformed) {
      return "";
    }
  }
}
