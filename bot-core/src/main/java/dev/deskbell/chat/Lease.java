package dev.deskbell.chat;

import java.time.Duration;

/** What only one instance of many may do at a time, such as hearing a platform's gateway. */
public interface Lease {
  /**
   * Takes the lease or keeps it: to be called again well before it ends, by the database's clock.
   *
   * @return whether this instance holds it from now for that long
   */
  boolean hold(String name, Duration length);

  /** Lets go, so that another need not wait for the end. */
  void release(String name);
}
