package dev.deskbell.slack;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import java.util.List;
import java.util.Map;

/**
 * A message as Slack takes it.
 *
 * @param text what notifications and screen readers say, escaped
 */
record SlackMessage(String text, List<LayoutBlock> blocks) {

  private static final Gson GSON = GsonFactory.createSnakeCase();

  SlackMessage {
    blocks = List.copyOf(blocks);
  }

  JsonArray tree() {
    return written(blocks).getAsJsonArray();
  }

  String json() {
    return tree().toString();
  }

  /** For methods that take a message. */
  Map<String, String> arguments() {
    return Map.of("text", text, "blocks", json());
  }

  /** For answers to a command and for response addresses. */
  JsonObject answer() {
    var answer = new JsonObject();
    answer.addProperty("text", text);
    answer.add("blocks", tree());
    return answer;
  }

  /** As the SDK writes it, less the styles that are not set: some are for Slack alone to use. */
  static JsonElement written(Object drawn) {
    var tree = GSON.toJsonTree(drawn);
    prune(tree);
    return tree;
  }

  private static void prune(JsonElement tree) {
    if (tree instanceof JsonArray array) {
      array.forEach(SlackMessage::prune);
    } else if (tree instanceof JsonObject object) {
      if (object.get("style") instanceof JsonObject style) {
        style.entrySet().removeIf(it -> isOff(it.getValue()));
      }
      object.entrySet().forEach(it -> prune(it.getValue()));
    }
  }

  private static boolean isOff(JsonElement it) {
    return it instanceof JsonPrimitive style && style.isBoolean() && !style.getAsBoolean();
  }
}
