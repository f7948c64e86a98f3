package dev.deskbell.slack.fake;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Words in addresses and in forms. */
final class Urls {
  private Urls() {}

  static String encoded(String words) {
    return URLEncoder.encode(words, StandardCharsets.UTF_8);
  }

  static String form(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  static Map<String, String> query(String raw) {
    var read = new LinkedHashMap<String, String>();
    for (var pair : raw.split("&", -1)) {
      var middle = pair.indexOf('=');
      if (middle > 0) {
        read.put(decoded(pair.substring(0, middle)), decoded(pair.substring(middle + 1)));
      }
    }
    return read;
  }

  private static String decoded(String words) {
    return URLDecoder.decode(words, StandardCharsets.UTF_8);
  }
}
