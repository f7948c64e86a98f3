package dev.deskbell.alert;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which alerts are meant: each named label has that value, {@code *} standing for anything. */
record Matcher(Map<String, String> wanted) {
  Matcher {
    wanted = Map.copyOf(wanted);
  }

  static Matcher of(Map<String, String> wanted) {
    return new Matcher(wanted);
  }

  boolean matches(Map<String, String> labels) {
    return wanted.entrySet().stream()
        .allMatch(
            it -> glob(it.getValue()).matcher(labels.getOrDefault(it.getKey(), "")).matches());
  }

  private static Pattern glob(String words) {
    var parts = words.split("\\*", -1);
    var pattern =
        java.util.Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(".*"));
    return Pattern.compile(pattern, Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
  }

  /** {@code severity=warning, cluster=eu-*}. */
  @Override
  public String toString() {
    return new TreeMap<>(wanted)
        .entrySet().stream()
            .map(it -> it.getKey() + "=" + it.getValue())
            .collect(Collectors.joining(", "));
  }
}
