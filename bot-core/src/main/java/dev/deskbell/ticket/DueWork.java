package dev.deskbell.ticket;

/** Something that becomes due: every instance asks every two seconds. A bean of who knows it. */
public interface DueWork {
  /**
   * Whether something is due, as a condition in SQL in which {@code :now} is the moment: of all
   * such work it is asked in one statement, so that an idle desk leaves its database in peace.
   */
  String isDue();

  /** Does what is due now, a set at a time, in transactions of its own. Returns how much it was. */
  int fire();
}
