package dev.deskbell.request;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

/** What stories of requests are told with. */
abstract class RequestStories {
  static final Call RAISE = Call.to("request.raise");
  final RequestDesk desk = new RequestDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  static List<String> picks(Card card) {
    return card.actions().stream()
        .filter(Action.Menu.class::isInstance)
        .map(Action.Menu.class::cast)
        .filter(it -> it.call().equals(RAISE))
        .flatMap(it -> it.choices().stream())
        .map(Choice::value)
        .toList();
  }

  static List<String> names(Form form) {
    return form.fields().stream().map(it -> it.ask().name()).toList();
  }

  static Field field(Form form, String name) {
    return form.fields().stream()
        .filter(it -> it.ask().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " among " + names(form)));
  }

  static String value(Form form, String name) {
    return switch (field(form, name)) {
      case Field.Line(_, var value, _) -> value;
      case Field.Area(_, var value, _) -> value;
      case Field.Pick(_, _, var chosen, _, _) -> String.join(",", chosen);
      case Field.PersonPick _, Field.Moment _, Field.Upload _ ->
          throw new AssertionError(name + " has no words");
    };
  }
}
