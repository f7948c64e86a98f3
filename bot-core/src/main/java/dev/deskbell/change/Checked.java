package dev.deskbell.change;

import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refined;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Type;
import java.util.function.BiFunction;

/**
 * A kind of value that is looked at as soon as it is given, so that a form can say what is wrong
 * while it is being filled in.
 *
 * @param problem a sentence; empty when there is none
 */
record Checked<T>(Type<T> type, BiFunction<T, Reader, String> problem) implements Refined<T> {
  @Override
  public T read(String typed, Reader reader) {
    var value = type.read(typed, reader);
    var wrong = problem.apply(value, reader);
    if (!wrong.isEmpty()) {
      throw new Refusal(wrong);
    }
    return value;
  }
}
