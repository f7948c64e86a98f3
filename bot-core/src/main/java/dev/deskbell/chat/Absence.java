package dev.deskbell.chat;

import java.time.Instant;

/**
 * Makes up for the time in which a platform could not be heard; the desk's own downtime is made up
 * for without being told.
 */
public interface Absence {
  /**
   * The platform is heard again after having been out of hearing since then: what was said
   * meanwhile in the threads that the desk watches is read back through {@link History} and heard
   * once. Returns at once.
   */
  void over(String platform, Instant silentSince);

  /**
   * The platform was silent since then, and nothing tells whether nobody spoke or it was out of
   * hearing: the threads of the tickets in which people spoke last are read back. Returns at once.
   */
  default void perhaps(String platform, Instant silentSince) {
    over(platform, silentSince);
  }
}
