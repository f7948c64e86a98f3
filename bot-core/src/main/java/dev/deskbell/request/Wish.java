package dev.deskbell.request;

import dev.deskbell.chat.Field;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Type;
import dev.deskbell.conversation.Types;
import java.util.ArrayList;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A request in a person's own words. What they gave for an item that turns out not to be there is
 * filled in here, so that nothing is lost with it.
 */
record Wish(Type<String> words, Items items) implements Type<String> {
  static final String NAME = "words";

  static Wish of(Items items) {
    return new Wish(Types.lines(3000), items);
  }

  /** For something else: there is nothing but these words. */
  Param<String> alone() {
    return Param.<String>of(NAME, "What do you need?", this).hinting("In your own words");
  }

  /** Beside an item's own questions. */
  Param<String> beside() {
    return Param.of(NAME, "Anything we should know?", this);
  }

  @Override
  public String read(String typed, Reader reader) {
    return words.read(typed, reader);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    var said = typed == null ? "" : typed;
    var item = reader.given().getOrDefault(Raising.ITEM, "");
    return item.isBlank() || items.called(item).isPresent()
        ? words.field(ask, said, reader)
        : words.field(ask, saved(item, said, reader), reader);
  }

  private String saved(String item, String said, Reader reader) {
    var whole = items.near(item).isPresent() ? said : (item + " " + said).strip();
    var parts = new ArrayList<String>();
    parts.add(whole);
    new TreeMap<>(reader.given())
        .forEach((name, value) -> {
          if (!name.equals(NAME) && !name.equals(Raising.ITEM)) {
            parts.add(name + ": " + value);
          }
        });
    return String.join("\n", parts).strip();
  }

  @Override
  public String example() {
    return words.example();
  }

  @Override
  public boolean greedy() {
    return true;
  }
}
