package dev.deskbell.conversation;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Phrase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of value: how it is typed, read, picked and asked for. */
public interface Type<T> {
  /**
   * Reads what was typed or picked (several picks come separated by commas); refuses with what is
   * wrong and an example of what is right.
   */
  T read(String typed, Reader reader);

  /** The field of a form that asks for it, filled in with what was typed, if anything. */
  Field field(Field.Ask ask, @Nullable String typed, Reader reader);

  /** What fits what is being typed, best first; at most 25. */
  default List<Choice> suggest(String typed, Reader reader) {
    return List.of();
  }

  /** All there is to choose, when that is little and the same for everybody. */
  default List<Choice> choices() {
    return List.of();
  }

  /** Whether {@link #suggest} knows anything. */
  default boolean suggests() {
    return false;
  }

  /** What a platform may have a picker for. */
  default Phrase.Kind kind() {
    return Phrase.Kind.WORDS;
  }

  /** How it looks in a usage line: {@code INC-12}, {@code tomorrow 9am}. */
  String example();

  /**
   * How many of these words, which follow each other, are one value of this kind: {@code tomorrow
   * 9am} are two of {@code tomorrow 9am because}. At least one.
   */
  default int takes(List<String> words) {
    return 1;
  }

  /** Whether it takes all the words that nothing else takes. */
  default boolean greedy() {
    return false;
  }

  /**
   * What the value stands for, when it is a subject whose rows the turn locks and whose team and
   * people decide who may: a ticket's ref.
   */
  default @Nullable String subject(T value) {
    return null;
  }
}
