package dev.deskbell.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** JSON read without surprises: what is missing or of another kind is nothing. */
record Json(JsonElement element) {
  static final Json NOTHING = new Json(JsonNull.INSTANCE);

  /**
   * @throws com.google.gson.JsonParseException for what is no JSON, or nested too deeply
   */
  static Json parse(String written) {
    return new Json(JsonParser.parseString(written));
  }

  /** What is no JSON is nothing. */
  static Json lenient(String written) {
    try {
      return parse(written);
    } catch (RuntimeException _) {
      return NOTHING;
    }
  }

  static JsonObject object(Map<String, String> members) {
    var object = new JsonObject();
    members.forEach(object::addProperty);
    return object;
  }

  Json at(String... path) {
    var found = element;
    for (var name : path) {
      found = found instanceof JsonObject object && object.has(name) ? object.get(name) : null;
      if (found == null) {
        return NOTHING;
      }
    }
    return new Json(found);
  }

  /** The first of these that there is. */
  Json either(String first, String second) {
    var found = at(first);
    return found.isMissing() ? at(second) : found;
  }

  boolean isMissing() {
    return element.isJsonNull();
  }

  boolean isObject() {
    return element.isJsonObject();
  }

  boolean isTrue(String... path) {
    return at(path).element instanceof JsonPrimitive it && it.isBoolean() && it.getAsBoolean();
  }

  /** Words, numbers too; empty when missing. Never with NUL, which no database keeps. */
  String text(String... path) {
    return at(path).element instanceof JsonPrimitive it ? it.getAsString().replace("\0", "") : "";
  }

  /** Words, or null when missing or empty. */
  @Nullable String word(String... path) {
    var text = text(path);
    return text.isEmpty() ? null : text;
  }

  long number(String... path) {
    try {
      return at(path).element instanceof JsonPrimitive it ? it.getAsLong() : 0;
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  List<Json> list(String... path) {
    return at(path).element instanceof JsonArray it
        ? it.asList().stream().map(Json::new).toList()
        : List.of();
  }

  Stream<Map.Entry<String, Json>> members() {
    return element instanceof JsonObject it
        ? it.entrySet().stream().map(entry -> Map.entry(entry.getKey(), new Json(entry.getValue())))
        : Stream.of();
  }

  @Override
  public String toString() {
    return element.toString();
  }
}
