package dev.deskbell.conversation;

import dev.deskbell.chat.Field;
import org.jspecify.annotations.Nullable;

/** A kind of value whose field is filled in beforehand. */
public record Preset<T>(Type<T> type, String value) implements Refined<T> {
  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return type.field(ask, typed == null ? value : typed, reader);
  }
}
