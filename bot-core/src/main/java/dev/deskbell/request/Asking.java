package dev.deskbell.request;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Preset;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Type;
import java.util.Optional;
import java.util.function.Function;

/**
 * A question as it is put to somebody.
 *
 * @param key an answer as conditions name it
 * @param words an answer as people read it
 */
record Asking<T>(
    Question question, Param<T> param, Function<T, String> key, Function<T, String> words) {

  static <T> Asking<T> of(
      Question question, Type<T> type, Function<T, String> key, Function<T, String> words) {
    var preset = question.preset();
    var typed = preset == null ? type : new Preset<>(type, preset);
    return new Asking<>(
        question,
        Param.of(question.id(), question.label(), typed).hinting(question.hinted()),
        key,
        words);
  }

  static <T> Asking<T> of(Question question, Type<T> type, Function<T, String> words) {
    return of(question, type, words, words);
  }

  /** What holds when nothing is said need not be asked for. */
  Operation.Asked asked() {
    return new Operation.Asked(param, question.isRequired() && question.preset() == null);
  }

  /** The answer given so far. */
  Optional<String> key(Reader reader) {
    var typed = reader.given().getOrDefault(question.id(), "");
    if (typed.isBlank()) {
      return Optional.ofNullable(question.preset());
    }
    try {
      return Optional.of(key.apply(param.type().read(typed, reader)));
    } catch (Refusal _) {
      return Optional.empty();
    }
  }

  Optional<String> key(Turn turn) {
    return turn.find(param).map(key).or(() -> Optional.ofNullable(question.preset()));
  }

  Optional<AnswerSheet.Line> line(Turn turn) {
    return turn.find(param)
        .map(words)
        .or(() -> Optional.ofNullable(question.preset()).map(this::named))
        .map(it ->
            new AnswerSheet.Line(question.id(), question.label(), it, question.type().isTelling()));
  }

  private String named(String preset) {
    return question.options().getOrDefault(preset, preset);
  }
}
