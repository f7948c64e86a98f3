package dev.deskbell.testing.memory;

import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.SeenForm;
import dev.deskbell.testing.memory.Wire.Dialog;
import dev.deskbell.testing.memory.Wire.Input;
import dev.deskbell.testing.memory.Wire.Option;
import dev.deskbell.testing.memory.Wire.Question;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A dialog on somebody's screen, with problems by the names of its fields. */
record OpenDialog(Dialog dialog, Map<String, String> problems) {

  Map<String, Input> filledIn(Map<String, Entry> entries, ZoneId zone, MemoryPlatform platform) {
    var inputs = new HashMap<String, Input>();
    var left = new HashSet<>(entries.keySet());
    for (var question : dialog.questions()) {
      var entry = entries.get(question.label());
      left.remove(question.label());
      inputs.put(
          question.name(),
          entry == null ? question.input() : input(entry, question, zone, platform));
    }
    if (!left.isEmpty()) {
      throw new AssertionError("the form does not ask for " + left);
    }
    return inputs;
  }

  Question question(String label) {
    return dialog.questions().stream()
        .filter(it -> it.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the form does not ask for " + label));
  }

  OpenDialog offering(String field, List<Option> options) {
    var questions =
        dialog.questions().stream()
            .map(it -> it.name().equals(field) ? it.offering(options) : it)
            .toList();
    return new OpenDialog(
        new Dialog(dialog.id(), dialog.title(), dialog.submit(), questions), problems);
  }

  private static Input input(Entry entry, Question question, ZoneId zone, MemoryPlatform platform) {
    return switch (entry) {
      case Entry.Typed(var words) -> new Input.Words(words);
      case Entry.Chosen(var labels) ->
          new Input.Values(
              labels.stream().map(it -> Screen.option(question.options(), it).value()).toList());
      case Entry.Someone(var player) -> new Input.User(player.account().user());
      case Entry.When(var moment) -> new Input.Moment(moment.atZone(zone).toInstant());
      case Entry.Files(var files) -> new Input.Files(files.stream().map(platform::stores).toList());
    };
  }

  SeenForm seen(ZoneId zone) {
    var labels =
        dialog.questions().stream().collect(Collectors.toMap(Question::name, Question::label));
    var byLabel = new HashMap<String, String>();
    problems.forEach((name, why) -> byLabel.put(labels.getOrDefault(name, name), why));
    return new SeenForm(
        dialog.title(),
        dialog.submit(),
        dialog.questions().stream().map(it -> seen(it, zone)).toList(),
        byLabel);
  }

  private static SeenForm.SeenField seen(Question it, ZoneId zone) {
    return new SeenForm.SeenField(
        it.label(),
        it.hint(),
        it.required(),
        value(it, zone),
        it.takes(),
        it.options().stream().map(Option::label).toList());
  }

  private static String value(Question question, ZoneId zone) {
    return switch (question.input()) {
      case Input.Words(var words) -> words;
      case Input.Values(var values) ->
          question.options().stream()
              .filter(it -> values.contains(it.value()))
              .map(Option::label)
              .collect(Collectors.joining(", "));
      case Input.User(var id) -> "@" + id;
      case Input.Moment(var at) -> at.atZone(zone).toLocalDateTime().toString().replace('T', ' ');
      case Input.Files(var files) ->
          files.stream().map(it -> it.content().name()).collect(Collectors.joining(", "));
    };
  }
}
