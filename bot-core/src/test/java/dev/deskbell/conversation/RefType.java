package dev.deskbell.conversation;

import dev.deskbell.chat.Field;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** As the tickets' own type reads: a ref. */
record RefType() implements Type<String> {
  @Override
  public String read(String typed, Reader reader) {
    return typed.toUpperCase(Locale.ROOT);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return new Field.Line(ask, typed == null ? "" : typed, 20);
  }

  @Override
  public String example() {
    return "INC-12";
  }

  @Override
  public String subject(String value) {
    return value;
  }
}
