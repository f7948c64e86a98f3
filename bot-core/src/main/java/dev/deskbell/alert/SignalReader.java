package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.JsonPathException;
import com.jayway.jsonpath.Option;
import dev.deskbell.chat.Clean;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a source sent, by its mapping. */
final class SignalReader {
  private static final int DEEPEST = 64;
  private static final Configuration PATHS =
      Configuration.builder()
          .options(Option.SUPPRESS_EXCEPTIONS, Option.DEFAULT_PATH_LEAF_TO_NULL)
          .build();

  private static final JsonMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .build())
          .build();

  private final Mapping mapping;
  private static final Duration AHEAD = Duration.ofDays(366);

  private final Instant now;

  private SignalReader(Mapping mapping, Instant now) {
    this.mapping = mapping;
    this.now = now;
  }

  /** It is no JSON, or not such as the mapping says; the message is for who set the source up. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why, null, false, false);
    }
  }

  /** What is neither firing nor resolved, such as a test of the connection, is passed over. */
  static List<Signal> read(Mapping mapping, byte[] body, Instant now) {
    var reader = new SignalReader(mapping, now);
    var message = reader.parse(body);
    return reader.each(message).stream().flatMap(it -> reader.signal(it, body).stream()).toList();
  }

  private Object parse(byte[] body) {
    try {
      return Objects.requireNonNull(JSON.readValue(body, Object.class));
    } catch (JacksonException | NullPointerException problem) {
      throw new Unreadable("This is no JSON that can be read.");
    }
  }

  private List<?> each(Object message) {
    if (mapping.each() == null) {
      return List.of(message);
    }
    var found = at(message, mapping.each());
    if (found instanceof List<?> list) {
      return list;
    }
    throw new Unreadable("There are no alerts at " + mapping.each() + ".");
  }

  private Optional<Signal> signal(Object alert, byte[] body) {
    var state = words(alert, mapping.state());
    var firing = mapping.firing().stream().anyMatch(state::equalsIgnoreCase);
    if (!firing && mapping.resolved().stream().noneMatch(state::equalsIgnoreCase)) {
      return Optional.empty();
    }
    var key = key(alert, body);
    var title = cut(first(alert, mapping.title()), Signal.LONGEST_TITLE);
    var said = said(alert, firing ? mapping.firingAt() : mapping.resolvedAt());
    return Optional.of(
        new Signal(
            key,
            firing,
            said.isBefore(now) ? said : now,
            said,
            title.isBlank() ? "Alert " + key : title.replace('\n', ' '),
            cut(first(alert, mapping.detailsOrNone()), Signal.LONGEST_DETAILS),
            link(first(alert, mapping.linkOrNone())),
            labels(alert)));
  }

  /** A source that names none gets one from what it sent, so that a repetition is the same. */
  private String key(Object alert, byte[] body) {
    var key = mapping.key().stream().map(it -> words(alert, it)).collect(Collectors.joining("/"));
    return key.chars().allMatch(it -> it == '/')
        ? UUID.nameUUIDFromBytes(body).toString()
        : cut(key, Signal.LONGEST_KEY);
  }

  /** What lies years ahead is no moment. */
  private Instant said(Object alert, @Nullable String path) {
    var said = path == null ? Optional.<Instant>empty() : Moment.read(words(alert, path));
    return said.filter(it -> it.isBefore(now.plus(AHEAD))).orElse(now);
  }

  private static String link(String said) {
    return said.matches("https?://\\S{1,2000}") ? said : "";
  }

  private Map<String, String> labels(Object alert) {
    var labels = new LinkedHashMap<String, String>();
    if (mapping.labels() != null && at(alert, mapping.labels()) instanceof Map<?, ?> map) {
      map.forEach((name, value) -> put(labels, String.valueOf(name), said(value)));
    }
    mapping.labelOrNone().forEach((name, path) -> put(labels, name, words(alert, path)));
    return labels;
  }

  private static void put(Map<String, String> labels, String name, String value) {
    if (labels.size() < Signal.MOST_LABELS && !value.isBlank()) {
      labels.put(cut(name, Signal.LONGEST_LABEL), cut(value, Signal.LONGEST_LABEL));
    }
  }

  private static String first(Object alert, List<String> paths) {
    return paths.stream()
        .map(it -> words(alert, it))
        .filter(it -> !it.isBlank())
        .findFirst()
        .orElse("");
  }

  private static String words(Object alert, String path) {
    return said(at(alert, path));
  }

  private static String said(@Nullable Object value) {
    return switch (value) {
      case null -> "";
      case String words -> words;
      case Map<?, ?> map -> JSON.writeValueAsString(map);
      case List<?> list -> JSON.writeValueAsString(list);
      default -> value.toString();
    };
  }

  private static @Nullable Object at(Object alert, String path) {
    try {
      return JsonPath.using(PATHS).parse(alert).<@Nullable Object>read(path);
    } catch (JsonPathException _) {
      return null;
    }
  }

  private static String cut(String words, int longest) {
    return new String(Clean.of(words, longest).getBytes(UTF_8), UTF_8).strip();
  }
}
