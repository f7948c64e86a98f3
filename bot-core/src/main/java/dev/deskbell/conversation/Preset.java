package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of value whose field is filled in beforehand. */
public record Preset<T>(Type<T> type, String value) implements Type<T> {
  @Override
  public T read(String typed, Reader reader) {
    return type.read(typed, reader);
  }

  @Override
  public Field field(Field.Ask ask, @Nullable String typed, Reader reader) {
    return type.field(ask, typed == null ? value : typed, reader);
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
