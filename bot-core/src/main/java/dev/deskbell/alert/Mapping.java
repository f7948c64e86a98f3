package dev.deskbell.alert;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a source writes its alerts: where in its JSON each thing stands, as JSON paths.
 *
 * @param each the list of alerts in one message; null when the message is one alert
 * @param key what tells one alert from another, joined; the same while it fires and when it ends
 * @param state where it says which; other values than the named ones are passed over
 * @param firingAt when it began, null for the time it arrived
 * @param title the first of these that is there
 * @param labels an object whose values become labels
 * @param label single labels by name
 * @param signature how the source signs, if it does
 */
record Mapping(
    String name,
    @Nullable String each,
    List<String> key,
    String state,
    List<String> firing,
    List<String> resolved,
    @Nullable String firingAt,
    @Nullable String resolvedAt,
    List<String> title,
    @Nullable List<String> details,
    @Nullable List<String> link,
    @Nullable String labels,
    @Nullable Map<String, String> label,
    @Nullable Signature signature) {

  /**
   * An HMAC with SHA-256 over the body, in hexadecimal.
   *
   * @param prefix stands before it: {@code sha256=}
   */
  record Signature(String header, @Nullable String prefix) {}

  List<String> detailsOrNone() {
    return details == null ? List.of() : details;
  }

  List<String> linkOrNone() {
    return link == null ? List.of() : link;
  }

  Map<String, String> labelOrNone() {
    return label == null ? Map.of() : label;
  }
}
