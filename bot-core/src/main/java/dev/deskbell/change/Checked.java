package dev.deskbell.change;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A kind of value that is looked at as soon as it is given, so that a form can say what is wrong
 * while it is being filled in.
 *
 * @param problem a sentence; empty when there is none
 */
record Checked<T>(Type<T> type, BiFunction<T, Reader, String> problem) implements Type<T> {
  @Override
  public T read(String typed, Reader reader) {
    var value = type.read(typed, reader);
    var wrong = problem.apply(value, reader);
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    return value;
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return type.field(ask, typed, reader);
  }

  @Override
  public List<Choice> suggest(String typed, Reader reader) {
    return type.suggest(typed, reader);
  }

  @Override
  public List<Choice> choices() {
    return type.choices();
  }

  @Override
  public boolean suggests() {
    return type.suggests();
  }

  @Override
  public Phrase.Kind kind() {
    return type.kind();
  }

  @Override
  public String example() {
    return type.example();
  }

  @Override
  public int takes(List<String> words) {
    return type.takes(words);
  }

  @Override
  public boolean greedy() {
    return type.greedy();
  }
}
