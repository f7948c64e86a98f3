package dev.deskbell.slack.fake;

import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** JSON as the fake reads and writes it. */
public final class Json {
  private static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  static ObjectNode object(Consumer<ObjectNode> filling) {
    var made = object();
    filling.accept(made);
    return made;
  }

  static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  public static JsonNode read(String json) {
    return MAPPER.readTree(json);
  }

  /** What stands there as words; empty when there is nothing. */
  static String text(JsonNode node, String name) {
    return node.path(name).asString("");
  }

  /** Slack's own text object. */
  static ObjectNode plain(String words) {
    return object().put("type", "plain_text").put("text", words).put("emoji", true);
  }
}
