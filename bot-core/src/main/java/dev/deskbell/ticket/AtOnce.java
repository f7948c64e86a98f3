package dev.deskbell.ticket;

import java.time.Instant;

/**
 * Does what the tickets that the running transaction opened have due at once, in that transaction,
 * for whom the way over a commit and a round of {@link DueWork} is too long. What it leaves, or
 * what comes of it when the transaction fails, is done by that round. A bean of who knows it.
 */
public interface AtOnce {
  /** Of all that was opened so far, and nothing a second time. */
  void doIt(Instant now);
}
