package dev.deskbell.discord;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Span;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;

/** Draws what can be done from a card, and reads what was done. */
final class DiscordActions {

  private static final int BUTTONS_IN_A_ROW = 5;
  private static final int ROW = 1;
  private static final int BUTTON = 2;
  private static final int MENU = 3;

  private DiscordActions() {}

  /** Menus, which take a row each, above the buttons. */
  static void draw(List<Action> actions, DataArray into) {
    var buttons = new ArrayList<DataObject>();
    for (var number = 0; number < actions.size(); number++) {
      switch (actions.get(number)) {
        case Action.Button button -> buttons.add(button(button, number));
        case Action.Link link -> buttons.add(link(link));
        case Action.Menu menu -> into.add(row(List.of(menu(menu, number))));
      }
    }
    for (var start = 0; start < buttons.size(); start += BUTTONS_IN_A_ROW) {
      var end = Math.min(start + BUTTONS_IN_A_ROW, buttons.size());
      into.add(row(buttons.subList(start, end)));
    }
  }

  private static DataObject row(List<DataObject> components) {
    return DiscordCards.component(ROW).put("components", DataArray.fromCollection(components));
  }

  private static DataObject button(Action.Button button, int number) {
    var style =
        switch (button.weight()) {
          case MAIN -> ButtonStyle.PRIMARY;
          case PLAIN -> ButtonStyle.SECONDARY;
          case DANGER -> ButtonStyle.DANGER;
        };
    return button(style, button.label()).put("custom_id", id(number, button.call()));
  }

  private static DataObject link(Action.Link link) {
    return button(ButtonStyle.LINK, new Span.Link(link.label(), link.to()).shown())
        .put("url", link.to().toString());
  }

  private static DataObject button(ButtonStyle style, String label) {
    return DiscordCards.component(BUTTON)
        .put("style", style.getKey())
        .put("label", DiscordText.plain(label, Button.LABEL_MAX_LENGTH));
  }

  private static DataObject menu(Action.Menu menu, int number) {
    return DiscordCards.component(MENU)
        .put("custom_id", id(number, menu.call()))
        .put("placeholder", DiscordText.plain(menu.prompt(), Action.LONGEST_LABEL))
        .put(
            "options",
            DataArray.fromCollection(menu.choices().stream().map(it -> option(it)).toList()));
  }

  private static DataObject option(Choice choice) {
    return DataObject.empty()
        .put("label", DiscordText.plain(choice.label(), Choice.LONGEST_LABEL))
        .put("value", choice.value());
  }

  /** The number keeps apart what means the same: Discord refuses twins. */
  private static String id(int number, Call call) {
    return number + ":" + call;
  }

  /** What {@link #id} named. */
  static Call call(String id) {
    return Call.parse(id.substring(id.indexOf(':') + 1));
  }
}
