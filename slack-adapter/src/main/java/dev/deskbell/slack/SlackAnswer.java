package dev.deskbell.slack;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What Slack answered.
 *
 * @param status of HTTP: a refusal usually comes with 200
 * @param headers by lower-case name
 */
record SlackAnswer(int status, Map<String, List<String>> headers, Json body) {

  /** What Slack's own clients wait when it doesn't say for how long. */
  private static final Duration UNSAID = Duration.ofSeconds(30);

  boolean isOk() {
    return isTaken() && body.isTrue("ok");
  }

  /** For what answers without JSON: an upload, a response address. */
  boolean isTaken() {
    return status >= 200 && status < 300;
  }

  /** Slack's code for what went wrong; empty when it didn't say. */
  String error() {
    return body.text("error");
  }

  Optional<String> header(String name) {
    return headers.getOrDefault(name, List.of()).stream().findFirst();
  }

  /** How long to wait, to the second as Slack says. */
  Duration retryAfter(Clock clock) {
    return header("retry-after").map(it -> waiting(it.strip(), clock)).orElse(UNSAID);
  }

  private static Duration waiting(String said, Clock clock) {
    try {
      return Duration.ofSeconds(Math.max(1, Long.parseLong(said)));
    } catch (NumberFormatException _) {
      return until(said, clock);
    }
  }

  private static Duration until(String said, Clock clock) {
    try {
      var moment = ZonedDateTime.parse(said, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      var left = Duration.between(clock.instant(), moment);
      return left.isPositive() ? left : Duration.ofSeconds(1);
    } catch (DateTimeException _) {
      return UNSAID;
    }
  }

  /** For people who look into it: the code, and what Slack says beside it. */
  String why() {
    var messages =
        body.list("response_metadata", "messages").stream()
            .map(Json::text)
            .collect(Collectors.joining("; "));
    var error = error().isEmpty() ? "HTTP " + status : error();
    var needed = body.text("needed");
    return error
        + (needed.isEmpty() ? "" : " (needs " + needed + ")")
        + (messages.isEmpty() ? "" : ": " + messages);
  }
}
