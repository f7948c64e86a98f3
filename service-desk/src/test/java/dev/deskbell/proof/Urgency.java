package dev.deskbell.proof;

import java.util.Random;

/** How urgent a report is: who pages, and who makes a major incident with a room of its own. */
enum Urgency {
  /** P5: platforms take few messages a second, and cards are the most. */
  CALM("impact:low urgency:low"),
  /** P2. */
  PAGES("impact:medium urgency:high"),
  /** P1. */
  MAJOR("impact:high urgency:high");

  private final String words;

  Urgency(String words) {
    this.words = words;
  }

  static Urgency of(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> MAJOR;
      case 1, 2, 3 -> PAGES;
      default -> CALM;
    };
  }

  String words() {
    return words;
  }
}
