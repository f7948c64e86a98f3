package dev.deskbell.chat;

import java.util.List;

/** Known ahead: how much a platform takes. Lets the desk wait instead of being turned away. */
public interface Limits {
  /** All the budgets that this deed draws on, one each. */
  List<Budget> of(Outgoing outgoing);

  /**
   * A token bucket.
   *
   * @param scope names the bucket; equal names share one
   * @param perSecond how fast it fills
   * @param burst how much it holds; a fraction leaves room for calls that take unequally long
   */
  record Budget(String scope, double perSecond, double burst) {}
}
