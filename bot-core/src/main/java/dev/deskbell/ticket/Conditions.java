package dev.deskbell.ticket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What some tickets must be like, in SQL of {@code ticket t}. */
record Conditions(List<String> conditions, Map<String, Object> parameters) {
  static Conditions of(String condition, Map<String, Object> parameters) {
    return new Conditions(List.of(condition), new HashMap<>(parameters));
  }

  Conditions and(String condition) {
    return new Conditions(
        Stream.concat(conditions.stream(), Stream.of(condition)).toList(), parameters);
  }

  Conditions with(String name, Object value) {
    parameters.put(name, value);
    return this;
  }

  /** As it is when there is no value. */
  Conditions equal(String column, @Nullable Object value) {
    return value == null
        ? this
        : and("t.%s = :of_%s".formatted(column, column)).with("of_" + column, value);
  }

  /** As it is when there are no ids. */
  Conditions among(String column, Long @Nullable [] ids) {
    return ids == null
        ? this
        : and("t.%s = any(:of_%s)".formatted(column, column)).with("of_" + column, ids);
  }

  /** All of them, after {@code where}. */
  String all() {
    return String.join("\n and ", conditions);
  }
}
