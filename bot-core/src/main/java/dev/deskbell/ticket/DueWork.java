package dev.deskbell.ticket;

import java.util.Optional;

/** Something that becomes due: every instance asks every few seconds. A bean of who knows it. */
public interface DueWork {
  /**
   * Whether something is due, as a condition in SQL in which {@code :now} is the moment: of all
   * such work it is asked in one statement, so that an idle desk leaves its database in peace.
   */
  String isDue();

  /**
   * When something will be due next, as a scalar subquery in SQL, after {@code :now}: then it is
   * done to the moment. Without it, what becomes due is done when it is next looked for.
   */
  default Optional<String> next() {
    return Optional.empty();
  }

  /** Does what is due now, a set at a time, in transactions of its own. Returns how much it was. */
  int fire();
}
