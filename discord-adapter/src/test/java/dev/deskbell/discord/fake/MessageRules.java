package dev.deskbell.discord.fake;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What Discord asks of messages and modals beyond their description. */
final class MessageRules {
  static final int LONGEST_CONTENT = 2_000;
  static final int LONGEST_TEXT = 4_000;
  static final int MOST_COMPONENTS = 40;
  static final int MOST_OPTIONS = 25;

  private static final int ROW = 1;
  private static final int BUTTON = 2;
  private static final int STRING_SELECT = 3;
  private static final int TEXT = 10;
  private static final Set<Integer> SELECTS = Set.of(3, 5, 6, 7, 8);

  private MessageRules() {}

  /** A whole message, as it would stand after the request. */
  static void check(JsonNode message) {
    var components = all(message.path("components"));
    var content = Json.text(message, "content");
    var v2 = (message.path("flags").asInt() & StoredMessage.COMPONENTS_V2) != 0;
    if (v2) {
      require(content.isEmpty() && message.path("embeds").isEmpty(), "no content beside V2");
      require(components.size() <= MOST_COMPONENTS, "at most 40 components");
      require(text(message).length() <= LONGEST_TEXT, "at most 4000 characters in all text");
      require(!components.isEmpty(), "V2 without components");
    } else {
      require(length(content) <= LONGEST_CONTENT, "content: at most 2000");
      require(message.path("components").size() <= 5, "at most 5 rows");
      for (var top : message.path("components")) {
        require(type(top) == ROW, "only rows without the V2 flag");
      }
      if (content.isBlank()
          && message.path("embeds").isEmpty()
          && message.path("attachments").isEmpty()
          && components.isEmpty()) {
        throw new ApiError(400, 50006, "Cannot send an empty message");
      }
    }
    components(components);
  }

  static void checkModal(JsonNode modal) {
    var fields = all(modal.path("components"));
    require(length(Json.text(modal, "title")) <= 45, "title: at most 45");
    require(!modal.path("components").isEmpty(), "a modal asks for something");
    require(modal.path("components").size() <= 5, "at most 5 fields");
    require(!Json.text(modal, "custom_id").isEmpty(), "custom_id is required");
    components(fields);
  }

  private static void components(List<JsonNode> components) {
    var ids = new HashSet<String>();
    for (var component : components) {
      var id = Json.text(component, "custom_id");
      require(id.length() <= 100, "custom_id: at most 100");
      require(id.isEmpty() || ids.add(id), "COMPONENT_CUSTOM_ID_DUPLICATED " + id);
      switch (type(component)) {
        case ROW -> row(component);
        case BUTTON -> require(length(Json.text(component, "label")) <= 80, "label: at most 80");
        case STRING_SELECT -> options(component);
        case TEXT -> require(!Json.text(component, "content").isBlank(), "text without content");
        default -> {}
      }
    }
  }

  private static void row(JsonNode row) {
    var children = row.path("components");
    var selects = stream(children).filter(it -> SELECTS.contains(type(it))).count();
    require(children.size() >= 1 && children.size() <= 5, "1 to 5 in a row");
    require(selects == 0 || children.size() == 1, "a select has a row of its own");
  }

  private static void options(JsonNode select) {
    var options = stream(select.path("options")).toList();
    require(!options.isEmpty() && options.size() <= MOST_OPTIONS, "1 to 25 options");
    var values = options.stream().map(it -> Json.text(it, "value")).collect(Collectors.toSet());
    require(values.size() == options.size(), "SELECT_COMPONENT_OPTION_VALUE_DUPLICATED");
    for (var option : options) {
      require(length(Json.text(option, "label")) <= 100, "option's label: at most 100");
      require(!Json.text(option, "label").isBlank(), "an option without a label");
    }
  }

  /** All text that is read in a message. */
  static String text(JsonNode message) {
    var texts = all(message.path("components")).stream().filter(it -> type(it) == TEXT);
    return Stream.concat(
            Stream.of(Json.text(message, "content")), texts.map(it -> Json.text(it, "content")))
        .filter(it -> !it.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  /** Components with all that they contain, in the order they are shown. */
  static List<JsonNode> all(JsonNode components) {
    var all = new ArrayList<JsonNode>();
    for (var component : components) {
      all.add(component);
      all.addAll(all(component.path("components")));
      for (var single : List.of("accessory", "component")) {
        if (component.path(single).isObject()) {
          all.addAll(all(Json.empty().add(component.path(single))));
        }
      }
    }
    return all;
  }

  static int type(JsonNode component) {
    return component.path("type").asInt();
  }

  static Stream<JsonNode> stream(JsonNode array) {
    var all = Stream.<JsonNode>builder();
    array.forEach(all::add);
    return all.build();
  }

  private static int length(String words) {
    return words.codePointCount(0, words.length());
  }

  private static void require(boolean holds, String rule) {
    if (!holds) {
      throw ApiError.invalidForm(rule);
    }
  }
}
