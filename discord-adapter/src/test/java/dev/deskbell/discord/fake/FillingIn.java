package dev.deskbell.discord.fake;

import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.SeenForm;
import dev.deskbell.testing.contract.SeenForm.SeenField;
import dev.deskbell.testing.contract.SeenForm.Takes;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Somebody before an open modal. */
final class FillingIn {
  private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /** The one label that the button of every modal has. */
  private static final String SUBMIT = "Submit";

  private final Person person;
  private final OpenModal open;
  private final ObjectNode users = Json.object();
  private final ObjectNode members = Json.object();
  private final ObjectNode attachments = Json.object();

  FillingIn(Person person, OpenModal open) {
    this.person = person;
    this.open = open;
  }

  void submits(Map<String, Entry> entries) {
    entries.forEach(this::fill);
    for (var field : open.fields()) {
      if (field.path("component").path("type").asInt() == 5) {
        open.value(field.path("component")).forEach(it -> resolve(it.asString()));
      }
    }
    var resolved = Json.object("users", users, "members", members, "attachments", attachments);
    person.asking().submits(open, resolved);
  }

  private void resolve(String user) {
    var known = person.parts.world().user(user);
    users.set(user, known.json());
    members.set(user, Json.object("roles", Json.empty(), "joined_at", "2026-01-01T00:00:00Z"));
  }

  private void fill(String label, Entry entry) {
    switch (entry) {
      case Entry.Typed(var words) -> open.type(label, words);
      case Entry.When(var moment) -> open.type(label, MOMENT.format(moment));
      case Entry.Someone(var player) -> open.put(label, List.of(player.account().user()));
      case Entry.Chosen(var labels) -> chosen(label, labels);
      case Entry.Files(var files) -> {
        var ids = new ArrayList<String>();
        for (var file : files) {
          var stored = person.parts.world().store(file.name(), file.mediaType(), file.bytes());
          ids.add(stored.id());
          attachments.set(stored.id(), person.parts.messages().attachment("modal", stored));
        }
        open.put(label, ids);
      }
    }
  }

  /** Where there is nothing to choose from, it is typed. */
  private void chosen(String label, List<String> labels) {
    if (open.component(label).path("type").asInt() == 3) {
      open.choose(label, labels);
    } else {
      open.type(label, String.join(", ", labels));
    }
  }

  static SeenForm seen(OpenModal open, Map<String, String> problems, Person reader) {
    var fields = open.fields().stream().map(it -> field(open, it, reader)).toList();
    return new SeenForm(open.title(), SUBMIT, fields, problems);
  }

  private static SeenField field(OpenModal open, JsonNode label, Person reader) {
    var component = label.path("component");
    var options = MessageRules.stream(component.path("options")).map(it -> Json.text(it, "label"));
    return new SeenField(
        Json.text(label, "label"),
        Json.text(label, "description"),
        component.path("required").asBoolean(true),
        value(open, component, reader),
        takes(component),
        options.toList());
  }

  private static Takes takes(JsonNode component) {
    return switch (component.path("type").asInt()) {
      case 3 -> Takes.CHOICES;
      case 5 -> Takes.PERSON;
      case 19 -> Takes.FILES;
      default -> Takes.WORDS;
    };
  }

  private static String value(OpenModal open, JsonNode component, Person reader) {
    var value = open.value(component);
    return switch (component.path("type").asInt()) {
      case 3 ->
          MessageRules.stream(component.path("options"))
              .filter(it -> contains(value, Json.text(it, "value")))
              .map(it -> Json.text(it, "label"))
              .collect(Collectors.joining(", "));
      case 5 ->
          MessageRules.stream(value)
              .map(it -> "@" + reader.parts.world().user(it.asString()).name())
              .collect(Collectors.joining(", "));
      case 19 -> "";
      default -> value.asString("");
    };
  }

  private static boolean contains(JsonNode values, String value) {
    return MessageRules.stream(values).anyMatch(it -> it.asString().equals(value));
  }
}
