package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of value that is another one but for what it says itself. */
public interface Refined<T> extends Type<T> {
  /** The other one. */
  Type<T> type();

  @Override
  default T read(String typed, Reader reader) {
    return type().read(typed, reader);
  }

  @Override
  default Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return type().field(ask, typed, reader);
  }

  @Override
  default List<Choice> suggest(String typed, Reader reader) {
    return type().suggest(typed, reader);
  }

  @Override
  default List<Choice> choices() {
    return type().choices();
  }

  @Override
  default boolean suggests() {
    return type().suggests();
  }

  @Override
  default Phrase.Kind kind() {
    return type().kind();
  }

  @Override
  default String example() {
    return type().example();
  }

  @Override
  default int takes(List<String> words) {
    return type().takes(words);
  }

  @Override
  default boolean greedy() {
    return type().greedy();
  }

  @Override
  default @Nullable String subject(T value) {
    return type().subject(value);
  }
}
