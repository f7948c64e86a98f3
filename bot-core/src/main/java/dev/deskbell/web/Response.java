package dev.deskbell.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HashMap;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status an HTTP status
 */
@SuppressWarnings("ArrayRecordComponent")
public record Response(int status, Map<String, String> headers, byte[] body) {
  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response of(int status) {
    return new Response(status, Map.of(), new byte[0]);
  }

  public static Response text(int status, String words) {
    return of(status, "text/plain; charset=utf-8", words);
  }

  public static Response json(int status, String json) {
    return of(status, "application/json", json);
  }

  public static Response html(int status, String page) {
    return of(status, "text/html; charset=utf-8", page);
  }

  public static Response of(int status, String mediaType, String words) {
    return new Response(status, Map.of("Content-Type", mediaType), words.getBytes(UTF_8));
  }

  public Response with(String header, String value) {
    var more = new HashMap<>(headers);
    more.put(header, value);
    return new Response(status, more, body);
  }
}
