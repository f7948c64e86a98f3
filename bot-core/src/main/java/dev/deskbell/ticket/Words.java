package dev.deskbell.ticket;

import dev.deskbell.chat.Clean;

/**
 * Words a person typed. The timeline keeps a salted digest of them and the words beside it, so that
 * they can be erased while the chain still verifies; erased words read as empty.
 */
public record Words(String text) {
  /** Generous: two full modal fields. */
  public static final int LONGEST = 8000;

  public Words {
    text = Clean.of(text, LONGEST);
  }

  @Override
  public String toString() {
    return "words of " + text.length() + " characters";
  }
}
