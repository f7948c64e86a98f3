package dev.deskbell.change;

/** What the review of a change found of its goal. */
enum Verdict {
  MET("It met its goal"),
  PARTLY("In part"),
  MISSED("It missed its goal");

  private final String words;

  Verdict(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }
}
