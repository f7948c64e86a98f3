package dev.deskbell.slack.fake;

import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.SeenForm;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The forms that are open on one person's screen, the topmost of which is filled. */
final class Window {
  private final FakeSlack slack;
  private final Team team;
  private final Person person;
  private final Gestures gestures;
  private @Nullable OpenForm form;

  Window(FakeSlack slack, Team team, Person person, Gestures gestures) {
    this.slack = slack;
    this.team = team;
    this.person = person;
    this.gestures = gestures;
  }

  boolean isOpen() {
    return top().isPresent();
  }

  Optional<SeenForm> seen() {
    return top().map(it -> open(it).seen(it, person.zone()));
  }

  /** What is sent of it then. */
  Envelope filled(Map<String, Entry> entries) {
    var view = top().orElseThrow(() -> new AssertionError("no form is open"));
    var open = open(view);
    open.fills(view, entries, person.zone(), gestures::keeps);
    return gestures.submission(view, open.submitted(view));
  }

  void answered(Answer answer) {
    var open = Objects.requireNonNull(form);
    open.problems = Map.of();
    if (!answer.isOk()) {
      open.problems = Map.of("", "We had some trouble connecting. Try again?");
      return;
    }
    var said = answer.said().orElseGet(Json::object);
    switch (Json.text(said, "response_action")) {
      case "errors" -> open.problems = ViewAnswers.problems(slack, said, open, top());
      case "update" -> ViewAnswers.updates(slack, team, said, open.id);
      case "push" -> ViewAnswers.pushes(slack, team, person, said);
      case "clear" -> team.views.clears(person.id());
      default -> team.views.closes(person.id());
    }
  }

  List<String> suggested(String label, String typed) {
    var view = top().orElseThrow();
    var input = OpenForm.input(view, label);
    var answer = slack.deliveries().tells(gestures.suggestion(view, input, typed));
    var options = new Blocks(slack.violations()).ofSuggestion(answer.said().orElseThrow());
    open(view).offers(input, options);
    return options.stream().map(Screen::label).toList();
  }

  private Optional<ObjectNode> top() {
    synchronized (team) {
      return team.views.top(person.id());
    }
  }

  private OpenForm open(ObjectNode view) {
    var id = Json.text(view, "id");
    if (form == null || !form.id.equals(id)) {
      form = new OpenForm(id);
    }
    return form;
  }
}
