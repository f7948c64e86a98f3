package dev.deskbell.ticket;

import dev.deskbell.chat.Text;
import org.springframework.stereotype.Component;

/** Any fact in words, for practices that tell a ticket's story. */
@Component
public class FactWords {
  private final Sentences sentences;

  FactWords(Sentences sentences) {
    this.sentences = sentences;
  }

  /** Goes on after the actor's name; as a room may read it. */
  public Text of(Fact fact) {
    return sentences.read(fact, null);
  }
}
