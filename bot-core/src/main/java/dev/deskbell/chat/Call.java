package dev.deskbell.chat;

/**
 * What a button, menu or form means: an operation and what it is about. It is a reference, never
 * authority: whoever presses is asked again who they are and whether they may.
 *
 * @param operation a stable name such as {@code incident.acknowledge}
 * @param about what it concerns, such as {@code INC-7}; may be empty
 */
public record Call(String operation, String about) {
  /** The shortest component id is 100 characters; the rest is left to its adapter. */
  public static final int LONGEST = 80;

  private static final char BETWEEN = '|';

  public Call {
    Required.words("operation", operation);
    if (operation.indexOf(BETWEEN) >= 0) {
      throw new IllegalArgumentException("an operation's name has no '|': " + operation);
    }
    Required.atMost(LONGEST, "characters in a call", operation.length() + 1 + about.length());
  }

  public static Call to(String operation) {
    return new Call(operation, "");
  }

  /** Reads what {@link #toString()} wrote. */
  public static Call parse(String written) {
    var end = written.indexOf(BETWEEN);
    return end < 0
        ? new Call(written, "")
        : new Call(written.substring(0, end), written.substring(end + 1));
  }

  @Override
  public String toString() {
    return operation + BETWEEN + about;
  }
}
