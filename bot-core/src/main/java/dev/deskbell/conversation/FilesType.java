package dev.deskbell.conversation;

import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import org.jspecify.annotations.Nullable;

/** Files, by their names. */
record FilesType(int most) implements Type<String> {

  @Override
  public String read(String typed, Reader reader) {
    return typed;
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Upload(ask, most);
  }

  @Override
  public Phrase.Kind kind() {
    return Phrase.Kind.FILE;
  }

  @Override
  public String example() {
    return "screenshot.png";
  }
}
