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
   * @param forPages how much of it is kept for pages: whatever else there is to send leaves that
   * @param takes how much of it the deed takes; it goes as soon as there is one, and owes the rest,
   *     so that it waits behind nothing that takes less
   */
  record Budget(String scope, double perSecond, double burst, int forPages, int takes) {
    public Budget {
      if (takes < 1) {
        throw new IllegalArgumentException("nothing is no part of " + scope);
      }
      if (forPages < 0 || (forPages > 0 && forPages + 1 > burst)) {
        throw new IllegalArgumentException(
            "of " + burst + " tokens, " + forPages + " can't be kept for pages");
      }
    }

    /** One that is first come, first served. */
    public Budget(String scope, double perSecond, double burst) {
      this(scope, perSecond, burst, 0, 1);
    }

    /** The same, of which one is kept for pages, where there is more than one. */
    public Budget keepingOneForPages() {
      return burst < 2 ? this : new Budget(scope, perSecond, burst, 1, takes);
    }

    /** The same, of which so much is taken. */
    public Budget taking(int tokens) {
      return new Budget(scope, perSecond, burst, forPages, tokens);
    }
  }
}
