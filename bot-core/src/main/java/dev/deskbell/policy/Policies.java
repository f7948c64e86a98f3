package dev.deskbell.policy;

/** The policies in force. */
public class Policies {
  /** What this section says now; the same object until another version is accepted. */
  public <T> T current(Section<T> section) {
    throw new UnsupportedOperationException();
  }

  /** Counts up with every accepted set of files. */
  public long version() {
    throw new UnsupportedOperationException();
  }
}
