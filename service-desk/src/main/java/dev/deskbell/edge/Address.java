package dev.deskbell.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Addresses as they stand in the request line: split first, then decoded, so that none grows. */
final class Address {

  private Address() {}

  /** A path with variable segments. */
  record Pattern(List<String> segments) {

    static Pattern of(String path) {
      return new Pattern(split(path));
    }

    /** The decoded variables, if the path is one of these. */
    Optional<Map<String, String>> match(List<String> path) {
      if (path.size() != segments.size()) {
        return Optional.empty();
      }
      var variables = new HashMap<String, String>();
      for (var place = 0; place < path.size(); place++) {
        var segment = segments.get(place);
        if (isVariable(segment)) {
          variables.put(segment.substring(1, segment.length() - 1), path.get(place));
        } else if (!segment.equals(path.get(place))) {
          return Optional.empty();
        }
      }
      return Optional.of(variables);
    }

    long variables() {
      return segments.stream().filter(Pattern::isVariable).count();
    }

    /** The same for two patterns that take the same paths. */
    String shape() {
      return String.join("/", segments.stream().map(it -> isVariable(it) ? "{}" : it).toList());
    }

    private static boolean isVariable(String segment) {
      return segment.startsWith("{") && segment.endsWith("}");
    }
  }

  /** Decoded segments of a path; nothing when it can't be decoded. */
  static Optional<List<String>> path(String raw) {
    try {
      return Optional.of(split(raw).stream().map(Address::decodedSegment).toList());
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  /** Decoded parameters in their order; those that can't be decoded stay as they are. */
  static Map<String, List<String>> query(String raw) {
    var parameters = new LinkedHashMap<String, List<String>>();
    Arrays.stream(raw.split("&"))
        .filter(it -> !it.isEmpty())
        .forEach(it -> {
          var equals = it.indexOf('=');
          var name = equals < 0 ? it : it.substring(0, equals);
          var value = equals < 0 ? "" : it.substring(equals + 1);
          parameters
              .computeIfAbsent(decodedWord(name), _ -> new ArrayList<>())
              .add(decodedWord(value));
        });
    return parameters;
  }

  private static List<String> split(String path) {
    return List.of(path.substring(1).split("/", -1));
  }

  // In a path a plus is a plus.
  private static String decodedSegment(String raw) {
    return URLDecoder.decode(raw.replace("+", "%2B"), UTF_8);
  }

  private static String decodedWord(String raw) {
    try {
      return URLDecoder.decode(raw, UTF_8);
    } catch (IllegalArgumentException _) {
      return raw;
    }
  }
}
