package dev.deskbell.slack.fake;

import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.SeenForm;
import dev.deskbell.testing.contract.SeenForm.SeenField;
import dev.deskbell.testing.contract.SeenForm.Takes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A view on somebody's screen, with what they have put into it so far. */
final class OpenForm {
  final String id;
  private final Map<String, ObjectNode> typed = new HashMap<>();
  private final Map<String, List<JsonNode>> offered = new HashMap<>();
  Map<String, String> problems = Map.of();

  OpenForm(String id) {
    this.id = id;
  }

  SeenForm seen(JsonNode view, ZoneId zone) {
    var fields = inputs(view).map(it -> field(it, zone)).toList();
    var labels =
        inputs(view).collect(Collectors.toMap(it -> Json.text(it, "block_id"), OpenForm::label));
    var byLabel = new HashMap<String, String>();
    problems.forEach((block, why) -> byLabel.put(labels.getOrDefault(block, block), why));
    return new SeenForm(title(view, "title"), title(view, "submit"), fields, byLabel);
  }

  private static String title(JsonNode view, String part) {
    return Json.text(view.path(part), "text");
  }

  private static Stream<JsonNode> inputs(JsonNode view) {
    return view.path("blocks").valueStream().filter(it -> Json.text(it, "type").equals("input"));
  }

  static JsonNode input(JsonNode view, String label) {
    return inputs(view)
        .filter(it -> label(it).equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the form does not ask for " + label));
  }

  private static String label(JsonNode input) {
    return Json.text(input.path("label"), "text");
  }

  private SeenField field(JsonNode input, ZoneId zone) {
    var element = input.path("element");
    return new SeenField(
        label(input),
        Json.text(input.path("hint"), "text"),
        !input.path("optional").asBoolean(),
        value(state(input), zone),
        takes(element),
        options(input).stream().map(Screen::label).toList());
  }

  private static Takes takes(JsonNode element) {
    return switch (Json.text(element, "type")) {
      case "plain_text_input", "number_input", "email_text_input", "url_text_input" -> Takes.WORDS;
      case "users_select", "multi_users_select" -> Takes.PERSON;
      case "datetimepicker" -> Takes.MOMENT;
      case "file_input" -> Takes.FILES;
      default -> Takes.CHOICES;
    };
  }

  private List<JsonNode> options(JsonNode input) {
    var all = new ArrayList<>(input.path("element").path("options").valueStream().toList());
    all.addAll(offered.getOrDefault(Json.text(input, "block_id"), List.of()));
    return all;
  }

  /** What this person may choose from now on. */
  void offers(JsonNode input, List<JsonNode> options) {
    offered.put(Json.text(input, "block_id"), options);
  }

  private static String value(JsonNode state, ZoneId zone) {
    return switch (Json.text(state, "type")) {
      case "users_select" -> mention(Json.text(state, "selected_user"));
      case "datetimepicker" -> moment(state.path("selected_date_time"), zone);
      case "file_input" -> "";
      default -> {
        var many = state.path("selected_options");
        yield many.isArray()
            ? many.valueStream().map(Screen::label).collect(Collectors.joining(", "))
            : Json.text(state, "value") + Screen.label(state.path("selected_option"));
      }
    };
  }

  private static String mention(String user) {
    return user.isEmpty() ? "" : "@" + user;
  }

  private static String moment(JsonNode seconds, ZoneId zone) {
    return seconds.asLong(0) == 0
        ? ""
        : Instant.ofEpochSecond(seconds.asLong())
            .atZone(zone)
            .toLocalDateTime()
            .toString()
            .replace('T', ' ');
  }

  /** What a submission says of this field: typed, or as it stood from the beginning. */
  private ObjectNode state(JsonNode input) {
    if (typed.get(Json.text(input, "block_id")) instanceof ObjectNode own) {
      return own;
    }
    var element = input.path("element");
    var type = Json.text(element, "type");
    var state = Json.object().put("type", type);
    switch (type) {
      case "static_select", "external_select", "radio_buttons" ->
          state.set("selected_option", orNull(element.path("initial_option")));
      case "multi_static_select", "multi_external_select", "checkboxes" ->
          state.set(
              "selected_options",
              element.has("initial_options") ? element.get("initial_options") : Json.array());
      case "users_select" -> state.set("selected_user", orNull(element.path("initial_user")));
      case "datetimepicker" ->
          state.set("selected_date_time", orNull(element.path("initial_date_time")));
      case "file_input" -> state.set("files", Json.array());
      default -> state.set("value", orNull(element.path("initial_value")));
    }
    return state;
  }

  private static JsonNode orNull(JsonNode node) {
    return node.isMissingNode() ? Json.object().putNull("x").get("x") : node.deepCopy();
  }

  /** {@code view.state} of a submission: by block, then by action. */
  ObjectNode submitted(JsonNode view) {
    var values = Json.object();
    inputs(view)
        .forEach(it ->
            values
                .putObject(Json.text(it, "block_id"))
                .set(Json.text(it.path("element"), "action_id"), state(it)));
    return Json.object().set("values", values);
  }

  void fills(JsonNode view, Map<String, Entry> entries, ZoneId zone, Uploads uploads) {
    var left = new HashSet<>(entries.keySet());
    inputs(view)
        .forEach(it -> {
          if (entries.get(label(it)) instanceof Entry entry) {
            left.remove(label(it));
            typed.put(Json.text(it, "block_id"), entered(it, entry, zone, uploads));
          }
        });
    if (!left.isEmpty()) {
      throw new AssertionError("the form does not ask for " + left);
    }
  }

  /** Keeps a file that is put into a form. */
  interface Uploads {
    JsonNode of(dev.deskbell.chat.FileContent file);
  }

  private ObjectNode entered(JsonNode input, Entry entry, ZoneId zone, Uploads uploads) {
    var type = Json.text(input.path("element"), "type");
    var state = Json.object().put("type", type);
    switch (entry) {
      case Entry.Typed(var words) -> state.put("value", words);
      case Entry.Someone(var player) -> state.put("selected_user", player.account().user());
      case Entry.When(var at) -> state.put("selected_date_time", at.atZone(zone).toEpochSecond());
      case Entry.Files(var files) -> {
        var all = state.putArray("files");
        files.forEach(it -> all.add(uploads.of(it)));
      }
      case Entry.Chosen(var labels) -> {
        var chosen = labels.stream().map(it -> option(input, it)).toList();
        if (type.startsWith("multi") || type.equals("checkboxes")) {
          var all = state.putArray("selected_options");
          chosen.forEach(all::add);
        } else {
          state.set("selected_option", chosen.getFirst());
        }
      }
    }
    return state;
  }

  private JsonNode option(JsonNode input, String label) {
    return options(input).stream()
        .filter(it -> Screen.label(it).equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no choice " + label + " among " + options(input)));
  }
}
