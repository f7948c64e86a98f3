package dev.deskbell.console;

import dev.deskbell.chat.FileContent;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.SeenForm;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A form as the page holds it open. */
record OpenForm(JsonNode form, JsonNode problems, ObjectNode spot) {
  JsonNode field(String label) {
    return form.path("fields")
        .valueStream()
        .filter(it -> Reading.label(it).equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no field " + label));
  }

  ObjectNode answers(
      Map<String, Entry> entries, java.util.function.Function<FileContent, String> attach) {
    var answers = Drawing.object();
    for (var field : form.path("fields")) {
      var entry = entries.get(Reading.label(field));
      var answer = answers.putObject(field.path("name").asString());
      if (entry == null) {
        asItStands(field, answer);
      } else {
        entered(field, entry, answer, attach);
      }
    }
    return answers;
  }

  private static void asItStands(JsonNode field, ObjectNode answer) {
    switch (field.path("kind").asString()) {
      case "line", "area" -> answer.put("words", field.path("value").asString());
      case "pick" -> answer.set("picked", field.path("chosen"));
      case "person" -> chosen(answer, "someone", field.path("chosen").asString(""));
      case "moment" -> {
        chosen(answer, "at", field.path("chosen").asString(""));
        answer.put("zone", field.path("zone").asString());
      }
      default -> answer.putArray("files");
    }
  }

  private static void chosen(ObjectNode answer, String name, String value) {
    answer.put(value.isEmpty() ? "words" : name, value);
  }

  private static void entered(
      JsonNode field,
      Entry entry,
      ObjectNode answer,
      java.util.function.Function<FileContent, String> attach) {
    switch (entry) {
      case Entry.Typed(var words) -> answer.put("words", words);
      case Entry.Chosen(var labels) -> {
        var picked = answer.putArray("picked");
        field
            .path("choices")
            .valueStream()
            .filter(it -> labels.contains(Reading.label(it)))
            .forEach(it -> picked.add(it.path("value").asString()));
      }
      case Entry.Someone(var player) -> answer.put("someone", player.name());
      case Entry.When(var moment) ->
          answer.put("at", moment.toString()).put("zone", field.path("zone").asString());
      case Entry.Files(var files) -> {
        var ids = answer.putArray("files");
        files.forEach(it -> ids.add(attach.apply(it)));
      }
    }
  }

  SeenForm seen() {
    var fields = form.path("fields").valueStream().map(OpenForm::seen).toList();
    var shown = new LinkedHashMap<String, String>();
    for (var field : form.path("fields")) {
      var problem = problems.path(field.path("name").asString()).asString("");
      if (!problem.isEmpty()) {
        shown.put(Reading.label(field), problem);
      }
    }
    return new SeenForm(
        form.path("title").asString(), form.path("submit").asString(), fields, shown);
  }

  private static SeenForm.SeenField seen(JsonNode field) {
    var takes =
        switch (field.path("kind").asString()) {
          case "pick" -> SeenForm.Takes.CHOICES;
          case "person" -> SeenForm.Takes.PERSON;
          case "moment" -> SeenForm.Takes.MOMENT;
          case "upload" -> SeenForm.Takes.FILES;
          default -> SeenForm.Takes.WORDS;
        };
    return new SeenForm.SeenField(
        Reading.label(field),
        field.path("hint").asString(),
        field.path("required").asBoolean(),
        field.path("value").asString(""),
        takes,
        field.path("choices").valueStream().map(Reading::label).toList());
  }
}
