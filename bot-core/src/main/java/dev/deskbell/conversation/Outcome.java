package dev.deskbell.conversation;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import java.util.Map;

/**
 * How an operation ended, for the one who asked. The inbox keeps it (but for what is drawn), so
 * that a repeated delivery is answered alike.
 */
public sealed interface Outcome {
  /** What changed shows by itself. */
  record Silent() implements Outcome {}

  /** A sentence of the desk, without what people typed. */
  record Said(String sentence) implements Outcome {}

  /** Nothing came of it; unlike with a {@link Refusal}, what was counted stays counted. */
  record Failed(String sentence) implements Outcome {}

  /** A ticket, drawn as it is now for this reader, under a sentence that may be empty. */
  record Shown(String subject, String sentence) implements Outcome {}

  /** Something to read; only for operations that {@linkplain Operation.Draft#reads read}. */
  record Read(Card card) implements Outcome {}

  /**
   * A secret that was made, to be seen once and kept nowhere; who hears of the same delivery again
   * reads the sentence instead.
   */
  record Once(Card card, String afterwards) implements Outcome {}

  /**
   * Another operation is begun, with some answers given already (by parameter name, as one would
   * type them); what is missing is asked.
   */
  record Begun(Call next, Map<String, String> given) implements Outcome {
    public Begun {
      given = Map.copyOf(given);
    }
  }

  static Outcome silence() {
    return new Silent();
  }

  static Outcome said(String sentence) {
    return new Said(sentence);
  }

  static Outcome failed(String sentence) {
    return new Failed(sentence);
  }

  static Outcome shown(Object subject, String sentence) {
    return new Shown(subject.toString(), sentence);
  }

  static Outcome read(Card card) {
    return new Read(card);
  }

  static Outcome once(Card card, String afterwards) {
    return new Once(card, afterwards);
  }
}
