package dev.deskbell.slack.fake;

import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What can be pressed on a message, and what Slack tells when it is. */
final class Controls {
  private Controls() {}

  static ObjectNode button(JsonNode message, String label) {
    return all(message)
        .filter(it -> Json.text(it, "type").equals("button") && Screen.label(it).equals(label))
        .findFirst()
        .map(it -> {
          var action = action(it);
          action.set("text", it.path("text"));
          if (it.has("value")) {
            action.set("value", it.get("value"));
          }
          return action;
        })
        .orElseThrow(() -> new AssertionError("no button " + label + " on " + message));
  }

  static ObjectNode choice(JsonNode message, String prompt, String choice) {
    var menu =
        all(message)
            .filter(it -> Json.text(it, "type").equals("static_select"))
            .filter(it -> Json.text(it.path("placeholder"), "text").equals(prompt))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no menu " + prompt + " on " + message));
    var option =
        menu.path("options")
            .valueStream()
            .filter(it -> Screen.label(it).equals(choice))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no choice " + choice + " in " + menu));
    return action(menu).set("selected_option", option.deepCopy());
  }

  private static ObjectNode action(JsonNode element) {
    return Json.object()
        .put("type", Json.text(element, "type"))
        .put("action_id", Json.text(element, "action_id"))
        .put("block_id", Json.text(element, "block_id"));
  }

  /** Everything that can be acted on, with the id of its block. */
  private static Stream<JsonNode> all(JsonNode message) {
    var attached =
        message.path("attachments").valueStream().flatMap(it -> it.path("blocks").valueStream());
    return Stream.concat(message.path("blocks").valueStream(), attached)
        .flatMap(block ->
            Stream.concat(block.path("elements").valueStream(), Stream.of(block.path("accessory")))
                .filter(JsonNode::isObject)
                .map(it ->
                    ((ObjectNode) it.deepCopy()).put("block_id", Json.text(block, "block_id"))));
  }
}
