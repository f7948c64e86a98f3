package dev.deskbell.chat;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The answer to one person, at once. There is no answer to everyone: what a room should see goes
 * out through delivery.
 */
public sealed interface Reply {
  /** Something only this person sees. */
  record Whisper(Card card) implements Reply {}

  /** The whisper that was pressed becomes this one. */
  record Replace(Card card) implements Reply {}

  /** A form to fill in. */
  record Ask(Form form) implements Reply {}

  /** The form stays open, with these problems by field name. */
  record Amend(Form form, Map<String, String> problems) implements Reply {
    public Amend {
      problems = Map.copyOf(problems);
    }
  }

  /** Choices that fit what is being typed. */
  record Offer(List<Choice> choices) implements Reply {
    public Offer {
      choices = List.copyOf(choices);
      Required.atMost(Choice.MOST, "choices offered", choices.size());
    }
  }

  /**
   * What addresses of the desk's own lead to, for everyone who reads the place they were said in;
   * none of an address that not everyone there may read.
   */
  record Preview(Map<URI, Card> cards) implements Reply {
    public Preview {
      cards = Map.copyOf(cards);
    }
  }

  /** Understood; what changed shows by itself. */
  record Silence() implements Reply {}
}
