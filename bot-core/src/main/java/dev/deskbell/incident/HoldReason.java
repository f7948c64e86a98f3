package dev.deskbell.incident;

/** What an incident waits for; only waiting outside of the team stops clocks. */
enum HoldReason {
  REQUESTER("the requester"),
  SUPPLIER("a supplier"),
  CHANGE("a change"),
  APPROVAL("an approval");

  private final String words;

  HoldReason(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
