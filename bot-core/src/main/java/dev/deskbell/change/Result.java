package dev.deskbell.change;

/** How carrying a change out ended. */
enum Result {
  DONE("done"),
  FAILED("failed"),
  BACKED_OUT("backed out");

  private final String words;

  Result(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
