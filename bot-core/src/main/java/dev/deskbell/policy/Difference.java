package dev.deskbell.policy;

/**
 * What would change in one place of a file.
 *
 * @param key a path of keys that people read: {@code teams[network].members[ben].role}
 * @param before what it says now; empty when it is new
 * @param after what it would say; empty when it is taken away
 */
public record Difference(String file, String key, String before, String after) {
  @Override
  public String toString() {
    var where = file + (key.isEmpty() ? "" : ": " + key);
    if (before.isEmpty()) {
      return where + " is new: " + after;
    }
    return after.isEmpty()
        ? where + " is taken away (was " + before + ")"
        : where + " changes from " + before + " to " + after;
  }
}
