package dev.deskbell.chat;

import java.time.Duration;

/**
 * What a platform lets all instances do only so often, restarts included, and punishes when it is
 * exceeded.
 */
public interface Allowance {
  /**
   * Spends one.
   *
   * @return whether there was one left of {@code most} in the last {@code window}
   */
  boolean spend(String name, int most, Duration window);
}
