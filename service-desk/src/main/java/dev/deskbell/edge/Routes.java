package dev.deskbell.edge;

import dev.deskbell.web.Endpoint;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which endpoint answers a path; those with fewer variable segments go first. */
final class Routes {

  private final List<Route> routes;

  private record Route(Address.Pattern pattern, Endpoint endpoint) {}

  /** Who answers. */
  sealed interface Found {
    /** This one, with the variables of its path. */
    record Here(Endpoint endpoint, Map<String, String> variables) implements Found {}

    /** The address is right, the method is not. */
    record Otherwise(Set<String> methods) implements Found {}

    /** Nobody. */
    record Nowhere() implements Found {}
  }

  Routes(List<Endpoint> endpoints) {
    var taken = new HashSet<String>();
    for (var endpoint : endpoints) {
      var key = endpoint.method() + " " + Address.Pattern.of(endpoint.path()).shape();
      if (!taken.add(key)) {
        throw new IllegalStateException("two endpoints answer " + key);
      }
    }
    routes =
        endpoints.stream()
            .map(it -> new Route(Address.Pattern.of(it.path()), it))
            .sorted(Comparator.comparingLong(it -> it.pattern().variables()))
            .toList();
  }

  Found find(String method, String rawPath) {
    var path = Address.path(rawPath);
    return path.map(it -> find(method, it)).orElseGet(Found.Nowhere::new);
  }

  // What is answered to GET is answered to HEAD, without the body.
  private Found find(String method, List<String> path) {
    var asked = method.equals("HEAD") ? "GET" : method;
    var others = new TreeSet<String>();
    for (var route : routes) {
      var variables = route.pattern().match(path);
      if (variables.isPresent() && route.endpoint().method().equals(asked)) {
        return new Found.Here(route.endpoint(), variables.get());
      }
      variables.ifPresent(_ -> others.add(route.endpoint().method()));
    }
    return others.isEmpty() ? new Found.Nowhere() : otherwise(others);
  }

  private static Found otherwise(Set<String> methods) {
    var all = new TreeSet<>(methods);
    Optional.of("HEAD").filter(_ -> methods.contains("GET")).ifPresent(all::add);
    return new Found.Otherwise(all);
  }
}
