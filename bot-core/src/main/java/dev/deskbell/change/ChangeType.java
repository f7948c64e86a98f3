package dev.deskbell.change;

/** How a change is authorised. */
enum ChangeType {
  /** As a type, in advance, by its template. */
  STANDARD("Standard"),
  /** By whoever its risk asks for. */
  NORMAL("Normal"),
  /** By a small group at once; allowed through a freeze, reviewed without exception. */
  EMERGENCY("Emergency");

  private final String words;

  ChangeType(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
