package dev.deskbell.discord.fake;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes and reads JSON in few words. */
final class Json {
  static final JsonMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /** Of names and values in turn; what is null is written as null. */
  static ObjectNode object(@Nullable Object... namesAndValues) {
    var object = MAPPER.createObjectNode();
    for (var at = 0; at < namesAndValues.length; at += 2) {
      object.set(String.valueOf(namesAndValues[at]), node(namesAndValues[at + 1]));
    }
    return object;
  }

  static ArrayNode array(Collection<?> of) {
    var array = MAPPER.createArrayNode();
    of.forEach(it -> array.add(node(it)));
    return array;
  }

  static ArrayNode empty() {
    return MAPPER.createArrayNode();
  }

  private static JsonNode node(@Nullable Object value) {
    return switch (value) {
      case null -> MAPPER.nullNode();
      case JsonNode node -> node;
      case Collection<?> many -> array(many);
      default -> MAPPER.valueToTree(value);
    };
  }

  static JsonNode parse(String written) {
    return MAPPER.readTree(written);
  }

  /** The text there, or empty. */
  static String text(JsonNode of, String name) {
    return of.path(name).asString("");
  }
}
