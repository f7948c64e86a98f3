package dev.deskbell.conversation;

import dev.deskbell.chat.Card;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What operations are about: implemented by the kernel of tickets. */
public interface Subjects {
  /**
   * Locks the rows of these subjects, in the order of their refs, for the turn's transaction.
   * Unknown ones are left out.
   */
  List<Subject> lock(Collection<String> refs);

  /** The same without locks, for operations that only read. */
  List<Subject> look(Collection<String> refs);

  /** Draws a subject as it is now for this reader: the answer {@link Outcome.Shown}. */
  Card draw(String ref, Person reader, String sentence);

  /** What is said of a subject that does not exist, or not for who asks: no difference is heard. */
  static Refusal unknown(String ref) {
    return new Refusal("There is no " + ref + " that you can see. Check the number.");
  }

  /** A subject, as far as permission needs it. */
  interface Subject {
    String ref();

    Team.@Nullable Id team();

    /** Whether it exists for this person at all; a private one is unknown to outsiders. */
    boolean visibleTo(Person.Id person);

    Set<Operation.Relation> relationsOf(Person.Id person);
  }
}
