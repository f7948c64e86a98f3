package dev.deskbell.conversation;

import dev.deskbell.chat.Origin;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Somebody wants something done: which operation, and what they gave for it so far.
 *
 * @param session the kept form it came through, or null
 */
record Attempt(
    Origin origin,
    Person person,
    Operation operation,
    Given given,
    Way way,
    @Nullable String session) {

  /** How it came, which decides what may be answered. */
  sealed interface Way {
    /** Said in words: done at once if nothing is missing. */
    record Said() implements Way {}

    /** A button, menu or shortcut; {@code whispered} when only the person saw it. */
    record Pressed(boolean whispered) implements Way {}

    /** A page of the form is wanted. */
    record Opening(int page) implements Way {}

    /**
     * A page of the form came back.
     *
     * @param shown the parameters that stood on it
     */
    record Submitted(int page, Set<String> shown) implements Way {
      public Submitted {
        shown = Set.copyOf(shown);
      }
    }

    /** It is to be done with what is there. */
    record Going() implements Way {}
  }

  Instant at() {
    return origin.when().truncatedTo(ChronoUnit.MICROS);
  }

  Reader reader() {
    return new Reader(
        person, origin.by().account(), at(), origin.at(), given.mentioned(), given.values());
  }

  Attempt by(Way other) {
    return new Attempt(origin, person, operation, given, other, session);
  }

  Attempt giving(Given other) {
    return new Attempt(origin, person, operation, other, way, session);
  }

  Attempt kept(String itsSession) {
    return new Attempt(origin, person, operation, given, way, itsSession);
  }
}
