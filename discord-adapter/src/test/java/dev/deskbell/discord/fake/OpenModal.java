package dev.deskbell.discord.fake;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A modal on somebody's screen, with what stands in its fields. */
public final class OpenModal {
  private static final int TEXT = 4;
  private static final int STRING_SELECT = 3;
  private static final int USER_SELECT = 5;
  private static final int FILES = 19;

  private final JsonNode modal;
  private final Map<String, JsonNode> filled = new LinkedHashMap<>();

  OpenModal(JsonNode modal) {
    this.modal = modal;
  }

  public String title() {
    return Json.text(modal, "title");
  }

  String customId() {
    return Json.text(modal, "custom_id");
  }

  /** Labels, each with what it labels. */
  List<JsonNode> fields() {
    return MessageRules.stream(modal.path("components"))
        .filter(it -> it.path("component").isObject())
        .toList();
  }

  JsonNode component(String label) {
    return fields().stream()
        .filter(it -> Json.text(it, "label").equals(label))
        .map(it -> it.path("component"))
        .findFirst()
        .orElseThrow(() -> new NoSuchElementException("the modal does not ask for " + label));
  }

  void type(String label, String words) {
    var input = component(label);
    if (input.path("type").asInt() == STRING_SELECT) {
      choose(label, List.of(words));
      return;
    }
    var longest = input.path("max_length").asInt(4_000);
    if (words.length() > longest) {
      throw new IllegalArgumentException(label + " takes at most " + longest + " characters");
    }
    filled.put(Json.text(input, "custom_id"), Json.object("value", words).path("value"));
  }

  void choose(String label, List<String> labels) {
    var select = component(label);
    var values = labels.stream().map(it -> Screen.option(select, it)).toList();
    filled.put(Json.text(select, "custom_id"), Json.array(values));
  }

  void put(String label, List<String> ids) {
    filled.put(Json.text(component(label), "custom_id"), Json.array(ids));
  }

  /** What stands in a field: typed, or as it was drawn. */
  JsonNode value(JsonNode component) {
    var id = Json.text(component, "custom_id");
    var own = filled.get(id);
    if (own != null) {
      return own;
    }
    return switch (component.path("type").asInt()) {
      case STRING_SELECT ->
          Json.array(
              MessageRules.stream(component.path("options"))
                  .filter(it -> it.path("default").asBoolean())
                  .map(it -> Json.text(it, "value"))
                  .toList());
      case USER_SELECT ->
          Json.array(
              MessageRules.stream(component.path("default_values"))
                  .map(it -> Json.text(it, "id"))
                  .toList());
      case FILES -> Json.empty();
      default -> Json.object("value", Json.text(component, "value")).path("value");
    };
  }

  /** Clients do not send a form in which something needed is missing. */
  private void complete(JsonNode label) {
    var component = label.path("component");
    var value = value(component);
    var empty = value.isArray() ? value.isEmpty() : value.asString("").isEmpty();
    if (empty && component.path("required").asBoolean(true)) {
      throw new IllegalStateException(Json.text(label, "label") + " is required");
    }
    if (value.isArray() && value.size() > component.path("max_values").asInt(1)) {
      throw new IllegalStateException(Json.text(label, "label") + " takes no more");
    }
  }

  /** As it is sent. */
  ObjectNode submitted(ObjectNode resolved) {
    var components = new ArrayList<ObjectNode>();
    for (var label : fields()) {
      complete(label);
      var component = label.path("component");
      var type = component.path("type").asInt();
      var sent = Json.object("type", type, "id", 2, "custom_id", Json.text(component, "custom_id"));
      sent.set(type == TEXT ? "value" : "values", value(component));
      components.add(Json.object("type", 18, "id", 1, "component", sent));
    }
    return Json.object("custom_id", customId(), "components", components, "resolved", resolved);
  }
}
