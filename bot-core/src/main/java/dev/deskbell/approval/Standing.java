package dev.deskbell.approval;

/** Where an asking stands, or how it ended; a single vote is a {@link Vote}. */
public enum Standing {
  OPEN("Waits for approval"),
  APPROVED("Approved"),
  REJECTED("Rejected"),
  CHANGES_REQUESTED("Changes requested"),
  /** Nobody may decide, or the rule can't be met any more. */
  UNDECIDABLE("Can't be decided"),
  EXPIRED("Expired"),
  /** What was asked about has changed since. */
  VOID("Void: it was changed"),
  WITHDRAWN("Withdrawn");

  private final String words;

  Standing(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  public boolean isOpen() {
    return this == OPEN;
  }
}
