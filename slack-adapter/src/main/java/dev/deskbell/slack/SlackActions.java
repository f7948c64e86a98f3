package dev.deskbell.slack;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.model.block.element.StaticSelectElement;
import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Span;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Draws what can be done from a card, and reads what was done. */
final class SlackActions {

  static final int LONGEST_LABEL = 75;
  private static final int LONGEST_ID = 255;
  private static final String LINK = "link:";

  private SlackActions() {}

  static LayoutBlock draw(List<Action> actions) {
    var elements = new ArrayList<BlockElement>();
    for (var action : actions) {
      elements.add(action(action, elements.size()));
    }
    return ActionsBlock.builder().elements(elements).build();
  }

  private static BlockElement action(Action action, int number) {
    return switch (action) {
      case Action.Button(var label, var call, var weight) ->
          ButtonElement.builder()
              .text(SlackText.plain(label, LONGEST_LABEL))
              .actionId(id(number, call))
              .style(style(weight))
              .build();
      case Action.Link(var label, var to) ->
          ButtonElement.builder()
              .text(SlackText.plain(new Span.Link(label, to).shown(), LONGEST_LABEL))
              .actionId(LINK + number)
              .url(to.toString())
              .build();
      case Action.Menu(var prompt, var call, var choices) ->
          StaticSelectElement.builder()
              .placeholder(SlackText.plain(prompt, LONGEST_LABEL))
              .actionId(id(number, call))
              .options(options(choices))
              .build();
    };
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

  private static @Nullable String style(Action.Button.Weight weight) {
    return switch (weight) {
      case MAIN -> "primary";
      case DANGER -> "danger";
      case PLAIN -> null;
    };
  }

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
