package dev.deskbell.change;

/**
 * What the gate says to a pipeline.
 *
 * @param message why, for whoever reads the pipeline's log, and what to do
 */
record Ruling(Reason reason, String message) {
  /** Why; outsiders rely on the words. */
  enum Reason {
    APPROVED("approved", true),
    BREAK_GLASS("break-glass", true),
    UNKNOWN("unknown", false),
    OTHER_SERVICE("other-service", false),
    NOT_OPEN("not-open", false),
    NOT_APPROVED("not-approved", false),
    APPROVAL_VOID("approval-void", false),
    FREEZE("freeze", false),
    OUTSIDE_WINDOW("outside-window", false);

    private final String words;
    private final boolean allows;

    Reason(String words, boolean allows) {
      this.words = words;
      this.allows = allows;
    }

    String words() {
      return words;
    }
  }

  boolean allows() {
    return reason.allows;
  }
}
