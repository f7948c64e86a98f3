package dev.deskbell.slack;

import com.google.gson.JsonArray;
import java.util.Map;

/**
 * A message as Slack takes it.
 *
 * @param text what notifications and screen readers say, escaped
 * @param blocks JSON
 */
record SlackMessage(String text, String blocks) {

  /** For what has more than a message in it. */
  JsonArray tree() {
    return Json.parse(blocks).element().getAsJsonArray();
  }

  /** For methods that take a message. */
  Map<String, String> arguments() {
    return Map.of("text", text, "blocks", blocks);
  }

  /** For answers to a command and for response addresses; more can be said in it before its end. */
  SlackJson answer() {
    return new SlackJson(text.length() + blocks.length() + 200)
        .object()
        .put("text", text)
        .written("blocks", blocks);
  }
}
