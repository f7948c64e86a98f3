package dev.deskbell.slack.fake;

import java.time.Instant;
import java.util.LinkedHashMap;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that Slack tells the app, to be written as its way to the app wants it.
 *
 * @param id differs for each that is sent, not for the same sent again
 * @param retry how often it was sent before without an answer; only events are sent again
 */
record Envelope(
    String id, Kind kind, ObjectNode payload, Instant sent, int retry, String retryReason) {

  /** By the names that Socket Mode uses. */
  enum Kind {
    SLASH_COMMANDS,
    INTERACTIVE,
    EVENTS_API
  }

  Envelope again(Instant now, String reason) {
    return new Envelope(id, kind, payload, now, retry + 1, reason);
  }

  String mediaType() {
    return kind == Kind.EVENTS_API ? "application/json" : "application/x-www-form-urlencoded";
  }

  /** The body of a request. */
  String body() {
    return switch (kind) {
      case EVENTS_API -> payload.toString();
      case INTERACTIVE -> "payload=" + Urls.encoded(payload.toString());
      case SLASH_COMMANDS -> {
        var fields = new LinkedHashMap<String, String>();
        payload.properties().forEach(it -> fields.put(it.getKey(), it.getValue().asString()));
        yield Urls.form(fields);
      }
    };
  }
}
