package dev.deskbell.web;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param variables what stood for the variable segments of the path, decoded
 * @param query decoded parameters of the address, in order
 * @param headers by name, whatever its case
 * @param body the very bytes that were sent: signatures are made over them
 */
@SuppressWarnings("ArrayRecordComponent")
public record Request(
    Map<String, String> variables,
    Map<String, List<String>> query,
    Map<String, List<String>> headers,
    byte[] body) {

  public Request {
    variables = Map.copyOf(variables);
    query = Map.copyOf(query);
    var sorted = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    headers = java.util.Collections.unmodifiableMap(sorted);
  }

  public Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  public Optional<String> query(String name) {
    return query.getOrDefault(name, List.of()).stream().findFirst();
  }
}
