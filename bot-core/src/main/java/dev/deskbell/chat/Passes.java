package dev.deskbell.chat;

import java.time.Duration;

/** Hands out secrets that admit somebody once, on whichever instance they come back to. */
public interface Passes {
  /**
   * A new pass, unguessable, as URL-safe letters.
   *
   * @param holder who alone may redeem it: something only they can show again
   */
  String issue(String purpose, String holder, Duration valid);

  /** True once, for that holder, in time. */
  boolean redeem(String purpose, String pass, String holder);
}
