package dev.deskbell.ticket;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.people.Person;
import java.util.List;

/**
 * A part of everybody's own page, a bean of the practice that has something to show there. What it
 * shows may change: {@link HomePages#changed} says for whom.
 */
public interface HomeSection {
  /** The lower the further up: 10 what waits for the person, 20 their tickets. */
  int place();

  /** What is shown to them now; nothing if there is nothing to show. */
  Part of(Person reader);

  /** Some blocks below a title, and what can be done there. */
  record Part(String title, List<Block> blocks, List<Action> actions) {
    public Part {
      blocks = List.copyOf(blocks);
      actions = List.copyOf(actions);
    }

    public static Part nothing() {
      return new Part("", List.of(), List.of());
    }
  }
}
