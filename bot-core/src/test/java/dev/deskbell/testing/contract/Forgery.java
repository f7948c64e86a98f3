package dev.deskbell.testing.contract;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Plays somebody who knows the desk's address and not the platform's secret. */
public interface Forgery {
  /** One of each kind, each pretending that this player typed these words. */
  List<Attempt> attempts(Player pretended, String words);

  /**
   * One forged request.
   *
   * @param name what is wrong with it: {@code no signature}, {@code five minutes old}
   * @param isTurnedAway sends it, and tells whether the desk's address refused it
   */
  record Attempt(String name, BooleanSupplier isTurnedAway) {}
}
