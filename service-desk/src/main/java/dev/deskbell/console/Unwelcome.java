package dev.deskbell.console;

/** A "no" for the page: a status and a sentence that says what to do; shown, not logged. */
final class Unwelcome extends RuntimeException {
  private final int status;

  Unwelcome(int status, String sentence) {
    super(sentence, null, false, false);
    this.status = status;
  }

  static Unwelcome gone(String what) {
    return new Unwelcome(404, what + " is not there (any more), or not for you to see.");
  }

  int status() {
    return status;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
