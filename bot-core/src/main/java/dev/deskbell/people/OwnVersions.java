package dev.deskbell.people;

import java.util.TreeSet;

/**
 * Which versions of people this instance has made itself: it forgot then what had changed, and need
 * not forget everybody when it sees that the version is another one.
 */
final class OwnVersions {
  private final TreeSet<Long> made = new TreeSet<>();
  private long seen;

  /** Committed here. */
  synchronized void made(long version) {
    made.add(version);
  }

  /**
   * The version in the database is this one now. Whether all that were made since the last time are
   * known to be this instance's; one that is just being committed here counts as another's.
   */
  synchronized boolean account(long version) {
    var all = version >= seen && made.subSet(seen, false, version, true).size() == version - seen;
    seen = version;
    made.headSet(version, true).clear();
    return all;
  }
}
