package dev.deskbell.testing.contract;

import org.junit.jupiter.api.Assumptions;

/**
 * Something that a platform can do, or by its nature cannot. A {@link Stage} has to say which, so
 * that no sentence of the contract is skipped by forgetting.
 */
public sealed interface Able<T> {
  /** The platform can; this is how a test plays it. */
  record Can<T>(T how) implements Able<T> {}

  /** It cannot, and the report of the skipped test says why. */
  record Cannot<T>(String because) implements Able<T> {
    public Cannot {
      if (because.isBlank()) {
        throw new IllegalArgumentException("a reason is needed");
      }
    }
  }

  static <T> Able<T> can(T how) {
    return new Can<>(how);
  }

  static <T> Able<T> cannot(String because) {
    return new Cannot<>(because);
  }

  /** How to play it; a test of what cannot be is skipped. */
  default T orSkip() {
    return switch (this) {
      case Can<T>(var how) -> how;
      case Cannot<T>(var because) -> Assumptions.abort(because);
    };
  }
}
