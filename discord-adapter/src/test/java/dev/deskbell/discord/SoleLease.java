package dev.deskbell.discord;

import dev.deskbell.chat.Lease;
import java.time.Duration;

/** The lease of an instance that is alone. */
final class SoleLease implements Lease {
  @Override
  public boolean hold(String name, Duration length) {
    return true;
  }

  @Override
  public void release(String name) {}
}
