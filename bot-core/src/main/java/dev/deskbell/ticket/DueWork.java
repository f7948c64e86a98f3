package dev.deskbell.ticket;

/** Something that becomes due: every instance asks every two seconds. A bean of who knows it. */
public interface DueWork {
  /** Does what is due now, a set at a time, in transactions of its own. Returns how much it was. */
  int fire();
}
