package dev.deskbell.slack.fake;

import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the app answered within three seconds.
 *
 * @param status an HTTP status; 0 when there was no answer in time
 */
public record Answer(int status, String body) {
  static final Answer NONE = new Answer(0, "");

  public boolean isOk() {
    return status / 100 == 2;
  }

  /** What it says beside having understood. */
  Optional<ObjectNode> said() {
    return body.isBlank() || !body.strip().startsWith("{")
        ? Optional.empty()
        : Optional.of((ObjectNode) Json.read(body));
  }
}
