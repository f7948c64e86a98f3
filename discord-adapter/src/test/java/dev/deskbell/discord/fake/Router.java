package dev.deskbell.discord.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Which part of the fake answers which request. */
final class Router {
  private final List<Route> routes = new ArrayList<>();

  /** What a request names in its path, in order. */
  record Call(Request request, List<String> ids) {
    String id(int at) {
      return ids.get(at);
    }

    JsonNode body() {
      return request.body();
    }
  }

  /** Answers with JSON, or with null: no content. */
  interface Handler {
    @Nullable JsonNode answer(Call call);
  }

  private record Route(String method, Pattern path, Handler handler) {}

  /**
   * @param path with a {@code *} for each id
   */
  Router on(String method, String path, Handler handler) {
    var pattern = Pattern.compile(path.replace("*", "([^/]+)"));
    routes.add(new Route(method, pattern, handler));
    return this;
  }

  /** The answer, or empty when nothing here answers that. */
  Optional<Answer> answer(Request request) {
    for (var route : routes) {
      var path = route.path().matcher(request.path());
      if (route.method().equals(request.method()) && path.matches()) {
        var ids = new ArrayList<String>();
        for (var group = 1; group <= path.groupCount(); group++) {
          ids.add(Urls.decoded(path.group(group)));
        }
        return Optional.of(new Answer(route.handler().answer(new Call(request, ids))));
      }
    }
    return Optional.empty();
  }

  /** What is sent back: JSON or nothing. */
  record Answer(@Nullable JsonNode json) {}
}
