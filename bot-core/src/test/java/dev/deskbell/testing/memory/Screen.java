package dev.deskbell.testing.memory;

import dev.deskbell.chat.Posting;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.memory.Wire.Drawing;
import dev.deskbell.testing.memory.Wire.Option;
import dev.deskbell.testing.memory.Wire.Widget;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the platform's client shows what was sent. */
final class Screen {
  private Screen() {}

  static Seen seen(String handle, @Nullable Posting posting, Drawing drawing, ZoneId zone) {
    var body = Markup.read(drawing.body(), zone);
    var buttons = new ArrayList<String>();
    var menus = new ArrayList<Seen.Menu>();
    var links = new ArrayList<Seen.Mark>();
    var pictures = new ArrayList<String>();
    for (var widget : drawing.widgets()) {
      switch (widget) {
        case Widget.Push(var label, _) -> buttons.add(label);
        case Widget.Choose(var prompt, _, var options) ->
            menus.add(new Seen.Menu(prompt, options.stream().map(Option::label).toList()));
        case Widget.Door(var label, var address) ->
            links.add(new Seen.Mark(Seen.Mark.Kind.LINK, label, address));
        case Widget.Image(var described) -> pictures.add(described);
      }
    }
    return new Seen(handle, posting, body.words(), body.marks(), buttons, menus, links, pictures);
  }

  static Widget.Push button(Drawing drawing, String label) {
    return drawing.widgets().stream()
        .filter(Widget.Push.class::isInstance)
        .map(Widget.Push.class::cast)
        .filter(it -> it.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no button " + label + " on " + drawing));
  }

  static Widget.Choose menu(Drawing drawing, String prompt) {
    return drawing.widgets().stream()
        .filter(Widget.Choose.class::isInstance)
        .map(Widget.Choose.class::cast)
        .filter(it -> it.prompt().equals(prompt))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no menu " + prompt + " on " + drawing));
  }

  static Option option(List<Option> options, String label) {
    return options.stream()
        .filter(it -> it.label().equals(label))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no choice " + label + " among " + options));
  }
}
