package dev.deskbell.incident;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether an incident is a major one, and how far it has come; once it is solved, its {@link
 * Status} says so.
 */
enum Major {
  ORDINARY("no"),
  SUGGESTED("suggested"),
  DECLINED("no"),
  INVESTIGATING("investigating"),
  IDENTIFIED("identified"),
  MITIGATED("mitigated"),
  MONITORING("monitoring");

  /** What people, and the desk, do about it. */
  enum Move {
    SUGGEST,
    DECLINE,
    PROMOTE,
    DEMOTE,
    INVESTIGATE,
    IDENTIFY,
    MITIGATE,
    MONITOR
  }

  private final String words;

  Major(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /** At the beginning of a line. */
  String title() {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  boolean isMajor() {
    return compareTo(INVESTIGATING) >= 0;
  }

  /** The states of a major incident, in the order they are usually reached. */
  static List<Major> stages() {
    return Arrays.stream(values()).filter(Major::isMajor).toList();
  }

  /** Those that can come next. */
  List<Major> next() {
    return stages().stream().filter(it -> after(towards(it)).isPresent()).toList();
  }

  /** The move that leads to that stage. */
  static Move towards(Major stage) {
    return switch (stage) {
      case INVESTIGATING -> Move.INVESTIGATE;
      case IDENTIFIED -> Move.IDENTIFY;
      case MITIGATED -> Move.MITIGATE;
      case MONITORING -> Move.MONITOR;
      case ORDINARY, SUGGESTED, DECLINED ->
          throw new IllegalArgumentException("no stage of a major incident: " + stage);
    };
  }

  /** Where that move leads from here; empty when it is not legal. */
  Optional<Major> after(Move move) {
    return switch (move) {
      case SUGGEST -> to(SUGGESTED, this == ORDINARY);
      case DECLINE -> to(DECLINED, this == SUGGESTED);
      case PROMOTE -> to(INVESTIGATING, !isMajor());
      case DEMOTE -> to(DECLINED, isMajor());
      // What was believed turned out wrong, or did not help.
      case INVESTIGATE -> to(INVESTIGATING, isMajor() && this != INVESTIGATING);
      case IDENTIFY -> to(IDENTIFIED, isMajor() && this != IDENTIFIED);
      case MITIGATE -> to(MITIGATED, this == INVESTIGATING || this == IDENTIFIED);
      case MONITOR -> to(MONITORING, isMajor() && this != MONITORING);
    };
  }

  private static Optional<Major> to(Major next, boolean legal) {
    return legal ? Optional.of(next) : Optional.empty();
  }
}
