package dev.deskbell.web;

/**
 * An address that outsiders call; a bean of this type is mounted by the program, on the port for
 * platforms, integrations and feeds.
 *
 * @param method an HTTP method, upper case
 * @param path segments, {@code {name}} for a variable one: {@code /in/{integration}/{secret}}
 * @param mostBytes a longer body is refused with 413 before it is read
 */
public record Endpoint(String method, String path, int mostBytes, Handler handler) {
  /** Answers on a thread of its own. */
  @FunctionalInterface
  public interface Handler {
    Response answer(Request request);
  }

  public Endpoint {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("a path starts with a slash: " + path);
    }
  }

  public static Endpoint get(String path, Handler handler) {
    return new Endpoint("GET", path, 0, handler);
  }

  public static Endpoint post(String path, int mostBytes, Handler handler) {
    return new Endpoint("POST", path, mostBytes, handler);
  }
}
