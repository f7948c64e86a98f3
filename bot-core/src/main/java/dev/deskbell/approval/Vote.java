package dev.deskbell.approval;

/** What somebody says who is asked; how the whole ends is a {@link Standing}. */
public enum Vote {
  APPROVE("approved"),
  REJECT("rejected"),
  CHANGES("asked for changes"),
  ABSTAIN("abstained");

  private final String words;

  Vote(String words) {
    this.words = words;
  }

  /** As it goes on after a name: {@code approved}. */
  public String words() {
    return words;
  }
}
