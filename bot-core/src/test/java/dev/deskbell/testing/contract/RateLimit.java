package dev.deskbell.testing.contract;

import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import java.time.Duration;
import java.util.Set;

/** Makes the platform turn the desk away until told otherwise. */
public interface RateLimit {
  /** The scopes this platform knows; at least one. */
  Set<Receipt.Scope> scopes();

  void begins(Receipt.Scope scope, Place place, Duration wait);

  void ends();
}
