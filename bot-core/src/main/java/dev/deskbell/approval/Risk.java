package dev.deskbell.approval;

/** How much can go wrong; the greater it is, the more a decision asks of who makes it. */
public enum Risk {
  LOW("low"),
  MEDIUM("medium"),
  HIGH("high");

  private final String words;

  Risk(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }
}
