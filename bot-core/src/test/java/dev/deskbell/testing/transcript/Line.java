package dev.deskbell.testing.transcript;

/** A line and where it stands. */
record Line(String file, int number, String text) {
  String where() {
    return file + ":" + number;
  }

  boolean isIndented() {
    return text.startsWith("  ") && !text.isBlank();
  }

  boolean isSilent() {
    return text.isBlank() || text.startsWith("#");
  }

  /** The same place with other words. */
  Line saying(String other) {
    return new Line(file, number, other);
  }
}
