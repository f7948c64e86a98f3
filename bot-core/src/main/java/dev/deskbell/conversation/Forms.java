package dev.deskbell.conversation;

import dev.deskbell.chat.Account;
import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Attachment;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The forms of an attempt: pages made from the parameters, and what their answers say. Pure. */
record Forms(Attempt attempt, Reading reading, List<Operation.Asked> visible) {

  static Forms of(Attempt attempt, Reading reading) {
    return new Forms(attempt, reading, reading.visible(attempt.given()));
  }

  int pages() {
    return (visible.size() + Form.MOST_FIELDS - 1) / Form.MOST_FIELDS;
  }

  /** The first page on which something is wrong or missing. */
  int firstWithProblem() {
    for (var page = 0; page < pages(); page++) {
      if (!problemsOn(page).isEmpty()) {
        return page;
      }
    }
    return 0;
  }

  Map<String, String> problemsOn(int page) {
    return on(page).stream()
        .map(it -> it.param().name())
        .filter(reading.problems()::containsKey)
        .collect(Collectors.toMap(it -> it, reading.problems()::get));
  }

  /** The parameters that a page asks for. */
  Set<String> namesOn(int page) {
    return on(page).stream().map(it -> it.param().name()).collect(Collectors.toSet());
  }

  /** A page, filled in; what could not be read is told by its field's hint. */
  Form page(int wanted, String session) {
    var page = Math.clamp(wanted, 0, Math.max(0, pages() - 1));
    var operation = attempt.operation();
    var title = pages() > 1 ? Clip.to(18, title()) + " " + (page + 1) + "/" + pages() : title();
    var submit = page + 1 < pages() ? "Next" : "Send";
    return new Form(
        title,
        FormCall.page(operation.name(), session, page),
        submit,
        on(page).stream().map(this::field).toList());
  }

  /** What it is about, if that is known, or what it does. */
  String title() {
    var about = attempt.operation().titled().apply(attempt.reader());
    return about.isEmpty() ? title(attempt.operation()) : about;
  }

  /** The first part of its summary is enough of a title. */
  static String title(Operation operation) {
    return operation.onStart() == null
        ? operation.summary().split("[,;:] ", 2)[0]
        : operation.onStart().label();
  }

  private List<Operation.Asked> on(int page) {
    var from = Math.min(page * Form.MOST_FIELDS, visible.size());
    return visible.subList(from, Math.min(from + Form.MOST_FIELDS, visible.size()));
  }

  private Field field(Operation.Asked wanted) {
    var param = wanted.param();
    var typed = attempt.given().values().get(param.name());
    var problem = typed == null ? null : reading.problems().get(param.name());
    var hint = problem == null ? param.hint() : problem;
    var ask = new Field.Ask(param.name(), param.label(), hint, wanted.required());
    return param.type().field(ask, typed, attempt.reader());
  }

  /** What the answers of a form give. */
  static Given answered(Given before, Map<String, Answer> answers) {
    var values = new HashMap<String, String>();
    var mentioned = new HashMap<String, Account>();
    var files = new ArrayList<Attachment>();
    answers.forEach((name, answer) -> {
      switch (answer) {
        case Answer.Words(var words) -> values.put(name, Given.cleaned(words));
        case Answer.Picked(var picked) -> values.put(name, String.join(",", picked));
        case Answer.At(var moment) -> values.put(name, moment.toString());
        case Answer.Someone(var account) -> {
          values.put(name, "@" + account.user());
          mentioned.put("@" + account.user(), account);
        }
        case Answer.Attached(var attached) -> {
          values.put(name, names(attached));
          files.addAll(attached);
        }
      }
    });
    return before.with(values).mentioning(mentioned).attaching(files);
  }

  private static String names(List<Attachment> files) {
    return files.stream().map(Attachment::name).collect(Collectors.joining(", "));
  }
}
