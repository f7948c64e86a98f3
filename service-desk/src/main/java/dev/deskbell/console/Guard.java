package dev.deskbell.console;

import com.sun.net.httpserver.Headers;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets in only whoever has the link, in a browser that called the console by its own name and from
 * its own page. Nothing forwarded: behind a proxy, loopback would mean everybody.
 */
final class Guard {
  private static final List<String> FORWARDED =
      List.of(
          "Forwarded",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Real-IP",
          "Via");

  private final String cookie;
  private final byte[] token;
  private final Set<String> hosts;

  Guard(ConsoleSettings settings) {
    // Browsers keep cookies by host, not by port: two consoles must not overwrite one another.
    this.cookie = "deskbell-console-" + settings.port() + "=";
    this.token = settings.token().getBytes(StandardCharsets.UTF_8);
    var known = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    settings.hosts().forEach(it -> known.add(it.toLowerCase(Locale.ROOT)));
    this.hosts = Set.copyOf(known);
  }

  /** Refuses whatever did not come straight from a page of the console's own. */
  void check(String method, Headers headers) {
    if (FORWARDED.stream().anyMatch(headers::containsKey)) {
      throw new Unwelcome(403, "The console takes no forwarded requests: open it directly.");
    }
    var named = headers.getOrDefault("Host", List.of());
    var host = named.size() == 1 ? named.getFirst() : "";
    if (!hosts.contains(nameOf(host))) {
      throw new Unwelcome(
          421, "The console does not go by that name: use the link from the desk's log.");
    }
    var origin = headers.getFirst("Origin");
    if (origin == null ? !isSafe(method) && !isSameSite(headers) : !isOwn(origin, host)) {
      throw new Unwelcome(403, "That request came from another site.");
    }
  }

  private static boolean isSafe(String method) {
    return method.equals("GET") || method.equals("HEAD");
  }

  private static boolean isSameSite(Headers headers) {
    return "same-origin".equals(headers.getFirst("Sec-Fetch-Site"));
  }

  private static boolean isOwn(String origin, String host) {
    return origin.toLowerCase(Locale.ROOT).equals("http://" + host.toLowerCase(Locale.ROOT));
  }

  private static String nameOf(String host) {
    return host.toLowerCase(Locale.ROOT).replaceFirst(":\\d{1,5}$", "");
  }

  /** Whether the link's own token is given. */
  boolean knows(@Nullable String given) {
    return given != null && MessageDigest.isEqual(token, given.getBytes(StandardCharsets.UTF_8));
  }

  /** Whether the browser came by the link before. */
  boolean admits(Headers headers) {
    return headers.getOrDefault("Cookie", List.of()).stream()
        .flatMap(it -> List.of(it.split(";")).stream())
        .map(String::strip)
        .filter(it -> it.startsWith(cookie))
        .anyMatch(it -> knows(it.substring(cookie.length())));
  }

  /** What a browser that came by the link is given. */
  String cookie() {
    return cookie + new String(token, StandardCharsets.UTF_8);
  }
}
