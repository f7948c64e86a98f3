package dev.deskbell.request;

import dev.deskbell.policy.Closest;
import dev.deskbell.policy.Section.Problem;
import dev.deskbell.ticket.TicketParams;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a catalogue beyond its schema. Pure. */
final class CatalogueCheck {
  /** Words that already mean something behind {@code request}. */
  private static final Set<String> TAKEN =
      Set.of(
          "start", "hold", "resume", "fulfil", "reject", "confirm", "close", "reopen", "cancel",
          "answers", "amend", "for", "task");

  /** Parameters that every form of a request has. */
  private static final Set<String> RESERVED =
      Set.of(Raising.ITEM, Wish.NAME, "for", TicketParams.PRIVATE.name());

  private final List<Problem> problems = new ArrayList<>();

  private CatalogueCheck() {}

  static List<Problem> of(Catalogue catalogue) {
    var check = new CatalogueCheck();
    var seen = new HashSet<String>();
    for (var i = 0; i < catalogue.listed().size(); i++) {
      check.item("/items/" + i, catalogue.listed().get(i), seen);
    }
    return List.copyOf(check.problems);
  }

  private void item(String at, Item item, Set<String> seen) {
    if (!seen.add(item.id())) {
      report(at + "/id", "another item is `" + item.id() + "` already");
    }
    if (TAKEN.contains(item.id())) {
      report(at + "/id", "`request " + item.id() + "` is a command already; take another id");
    }
    for (var i = 0; i < item.audience().size(); i++) {
      if (Offers.Audience.read(item.audience().get(i)).isEmpty()) {
        report(
            at + "/offered-to/" + i,
            "is written like `team network`, `role manager` or `person ana`");
      }
    }
    tasks(at + "/tasks", item.checklist());
    if (item.accessDays() != null && item.questions().stream().noneMatch(CatalogueCheck::ends)) {
      report(
          at + "/access-days",
          "needs a required field `until` of type `moment`, which says how long");
    }
    var earlier = new LinkedHashMap<String, Question>();
    for (var i = 0; i < item.questions().size(); i++) {
      var question = item.questions().get(i);
      question(at + "/fields/" + i, question, earlier);
      earlier.putIfAbsent(question.id(), question);
    }
  }

  private void tasks(String at, List<Item.Task> tasks) {
    var earlier = new HashSet<String>();
    for (var i = 0; i < tasks.size(); i++) {
      var task = tasks.get(i);
      for (var first : task.first()) {
        if (!earlier.contains(first)) {
          report(
              at + "/" + i + "/after",
              "no earlier task is `" + first + "`" + Closest.hint(first, earlier));
        }
      }
      if (!earlier.add(task.id())) {
        report(at + "/" + i + "/id", "another task of this item is `" + task.id() + "` already");
      }
    }
  }

  private static boolean ends(Question question) {
    return question.id().equals(Item.UNTIL)
        && question.type() == Question.Kind.MOMENT
        && question.isRequired();
  }

  private void question(String at, Question question, Map<String, Question> earlier) {
    if (earlier.containsKey(question.id())) {
      report(at + "/id", "another field of this item is `" + question.id() + "` already");
    }
    if (RESERVED.contains(question.id())) {
      report(at + "/id", "every request has a field `" + question.id() + "`; take another id");
    }
    choices(at, question);
    costs(at + "/costs", question);
    numbers(at, question);
    preset(at, question);
    condition(at + "/when", question, earlier);
  }

  private void choices(String at, Question question) {
    var chooses = question.type() == Question.Kind.CHOICE;
    if (chooses && question.options().isEmpty()) {
      report(at, "a choice needs `choices`");
    }
    if (!chooses && question.choices() != null) {
      report(at + "/choices", "only a field of type `choice` has choices");
    }
  }

  private void costs(String at, Question question) {
    var costs = question.costs();
    if (costs != null) {
      costs.keySet().stream()
          .filter(it -> !question.options().containsKey(it))
          .forEach(it ->
              report(
                  at,
                  "`%s` is none of its choices%s"
                      .formatted(it, Closest.hint(it, question.options().keySet()))));
    }
  }

  private void numbers(String at, Question question) {
    var counts = question.type() == Question.Kind.NUMBER;
    if (!counts && (question.least() != null || question.most() != null)) {
      report(at, "only a field of type `number` has `least` and `most`");
    }
    if (question.atLeast() > question.atMost()) {
      report(at + "/least", "is more than `most`");
    }
  }

  private void preset(String at, Question question) {
    var preset = question.preset();
    if (preset == null) {
      return;
    }
    if (!question.type().takesPreset()) {
      report(at + "/default", "a field of this type has no default");
    } else if (!question.answers().isEmpty() && !question.answers().contains(preset)) {
      report(
          at + "/default",
          "`" + preset + "` is none of its answers" + Closest.hint(preset, question.answers()));
    } else if (question.type() == Question.Kind.NUMBER && !inRange(question, preset)) {
      report(
          at + "/default",
          "`%s` is no whole number from %d to %d"
              .formatted(preset, question.atLeast(), question.atMost()));
    }
  }

  private static boolean inRange(Question question, String preset) {
    if (!preset.matches("-?\\d{1,15}")) {
      return false;
    }
    var number = Long.parseLong(preset);
    return number >= question.atLeast() && number <= question.atMost();
  }

  private void condition(String at, Question question, Map<String, Question> earlier) {
    var when = question.when();
    if (when == null) {
      return;
    }
    var other = earlier.get(when.field());
    if (other == null) {
      report(
          at + "/field",
          "no earlier field is `"
              + when.field()
              + "`"
              + Closest.hint(when.field(), earlier.keySet()));
    } else if (other.answers().isEmpty()) {
      report(at + "/field", "`" + when.field() + "` is neither a choice nor a yes-no");
    } else {
      when.is().stream()
          .filter(it -> !other.answers().contains(it))
          .forEach(it ->
              report(
                  at + "/is",
                  "`%s` is no answer to `%s`%s"
                      .formatted(it, other.id(), Closest.hint(it, other.answers()))));
    }
  }

  private void report(String pointer, String why) {
    problems.add(new Problem(pointer, why));
  }
}
