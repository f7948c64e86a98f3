package dev.deskbell.conversation;

/** A "no" for a person, saying what happened and what to do: shown, not logged. */
public final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Refusal(String why) {
    super(why, null, false, false);
  }

  /** The sentence for the person. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
