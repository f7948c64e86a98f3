package dev.deskbell.conversation;

/**
 * Something an operation is told.
 *
 * @param name how it is said in a command: {@code impact} for {@code impact:high}
 * @param label how a form asks for it
 * @param hint an example or explanation below it; may be empty
 * @param unasked whether forms leave it out: it is said in words or carried by a button
 */
public record Param<T>(String name, String label, String hint, Type<T> type, boolean unasked) {
  public Param {
    if (!name.matches("[a-z][a-z0-9-]{0,31}")) {
      throw new IllegalArgumentException("a parameter's name is a lower-case word: " + name);
    }
  }

  public static <T> Param<T> of(String name, String label, Type<T> type) {
    return new Param<>(name, label, "", type, false);
  }

  public Param<T> hinting(String better) {
    return new Param<>(name, label, better, type, unasked);
  }

  /** The same of another kind, or of the same more closely looked at. */
  public <S> Param<S> typed(Type<S> other) {
    return new Param<>(name, label, hint, other, unasked);
  }

  /** The same, which no form asks for unless what was said for it can't be read. */
  public Param<T> notAsked() {
    return new Param<>(name, label, hint, type, true);
  }
}
