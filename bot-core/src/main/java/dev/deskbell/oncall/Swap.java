package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import org.jspecify.annotations.Nullable;

/**
 * Somebody asks somebody to take their turns over.
 *
 * @param back when the asker takes over in return; null for a favour
 */
record Swap(
    long id,
    String schedule,
    Person.Id asker,
    Person.Id asked,
    Interval when,
    @Nullable Interval back,
    State state) {
  /** How far it has come. */
  enum State {
    ASKED,
    ACCEPTED,
    DECLINED,
    WITHDRAWN
  }
}
