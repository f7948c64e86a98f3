package dev.deskbell.slack;

import com.slack.api.model.block.composition.OptionObject;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Span;
import java.util.List;

/** Draws what can be done from a card, and reads what was done. */
final class SlackActions {

  static final int LONGEST_LABEL = 75;
  private static final int LONGEST_ID = 255;
  private static final String LINK = "link:";

  private SlackActions() {}

  static void draw(List<Action> actions, SlackJson into) {
    into.object().put("type", "actions").array("elements");
    for (var number = 0; number < actions.size(); number++) {
      action(actions.get(number), number, into.object());
      into.endObject();
    }
    into.endArray().endObject();
  }

  private static void action(Action action, int number, SlackJson into) {
    switch (action) {
      case Action.Button(var label, var call, var weight) -> {
        into.put("type", "button").put("action_id", id(number, call));
        SlackText.plain("text", label, LONGEST_LABEL, into);
        style(weight, into);
      }
      case Action.Link(var label, var to) -> {
        into.put("type", "button").put("action_id", LINK + number).put("url", to.toString());
        SlackText.plain("text", new Span.Link(label, to).shown(), LONGEST_LABEL, into);
      }
      case Action.Menu(var prompt, var call, var choices) -> {
        into.put("type", "static_select").put("action_id", id(number, call));
        SlackText.plain("placeholder", prompt, LONGEST_LABEL, into);
        options(choices, into);
      }
    }
  }

  /** The number keeps apart what means the same. */
  private static String id(int number, Call call) {
    var id = number + ":" + call;
    if (id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("too long for an action: " + id);
    }
    return id;
  }

  /** Links lead out of the chat and mean nothing to the desk. */
  static boolean isCall(String id) {
    return id.indexOf(':') > 0 && !id.startsWith(LINK);
  }

  /** What {@link #id} named. */
  static Call call(String id) {
    return Call.parse(id.substring(id.indexOf(':') + 1));
  }

  private static void style(Action.Button.Weight weight, SlackJson into) {
    switch (weight) {
      case MAIN -> into.put("style", "primary");
      case DANGER -> into.put("style", "danger");
      case PLAIN -> {}
    }
  }

  static void options(List<Choice> choices, SlackJson into) {
    into.array("options");
    for (var choice : choices) {
      SlackText.plain("text", choice.label(), LONGEST_LABEL, into.object());
      into.put("value", choice.value()).endObject();
    }
    into.endArray();
  }

  /** The same for forms. */
  static List<OptionObject> options(List<Choice> choices) {
    return choices.stream().map(SlackActions::option).toList();
  }

  static OptionObject option(Choice choice) {
    return OptionObject.builder()
        .text(SlackText.plain(choice.label(), LONGEST_LABEL))
        .value(choice.value())
        .build();
  }
}
