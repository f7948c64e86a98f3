package dev.deskbell.chat;

/** Cuts words visibly, never through the middle of a character. */
public final class Clip {
  private static final String CUT = "…";

  private Clip() {}

  /**
   * At most that many UTF-16 units of the words, an ellipsis included; surrogate pairs stay whole.
   */
  public static String to(int longest, String words) {
    if (words.length() <= longest) {
      return words;
    }
    var end = Math.max(0, longest - CUT.length());
    if (end > 0 && Character.isHighSurrogate(words.charAt(end - 1))) {
      end--;
    }
    return words.substring(0, end) + CUT;
  }
}
