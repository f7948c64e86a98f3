package dev.deskbell.slack.fake;

import tools.jackson.databind.node.ObjectNode;

/** A refusal as Slack words it: {@code "ok": false} and one of its documented codes. */
final class SlackError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ObjectNode answer;

  SlackError(String code) {
    this(code, Json.object());
  }

  /**
   * @param more what else the answer says
   */
  SlackError(String code, ObjectNode more) {
    super(code);
    answer = Json.object().put("ok", false).put("error", code);
    answer.setAll(more);
  }

  ObjectNode answer() {
    return answer;
  }
}
