package dev.deskbell.status;

import java.util.Locale;

/** Where a notice stands. */
enum State {
  INVESTIGATING("Investigating", Kind.TROUBLE),
  IDENTIFIED("Identified", Kind.TROUBLE),
  MONITORING("Monitoring", Kind.TROUBLE),
  RESOLVED("Resolved", Kind.TROUBLE),
  SCHEDULED("Scheduled", Kind.MAINTENANCE),
  IN_PROGRESS("In progress", Kind.MAINTENANCE),
  COMPLETED("Completed", Kind.MAINTENANCE),
  CANCELLED("Cancelled", Kind.MAINTENANCE);

  /** What a notice is about. */
  enum Kind {
    TROUBLE,
    MAINTENANCE
  }

  private final String words;
  private final Kind kind;

  State(String words, Kind kind) {
    this.words = words;
    this.kind = kind;
  }

  String words() {
    return words;
  }

  Kind kind() {
    return kind;
  }

  /** For programs: {@code in_progress}. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean isEnd() {
    return this == RESOLVED || this == COMPLETED || this == CANCELLED;
  }

  /** How a notice in this state ends when somebody says that it is over. */
  State end() {
    return switch (this) {
      case INVESTIGATING, IDENTIFIED, MONITORING, RESOLVED -> RESOLVED;
      case SCHEDULED, CANCELLED -> CANCELLED;
      case IN_PROGRESS, COMPLETED -> COMPLETED;
    };
  }
}
