package dev.deskbell.chat;

/**
 * One thing to pick.
 *
 * @param value what the desk hears when it is picked
 * @param label what people read
 */
public record Choice(String value, String label) {
  /** What every platform keeps of an option's value. */
  public static final int LONGEST_VALUE = 75;

  /** What every platform shows of an option. */
  public static final int LONGEST_LABEL = 75;

  /** Options of one select, and choices offered while typing. */
  public static final int MOST = 25;

  public Choice {
    Required.words("value", value);
    Required.atMost(LONGEST_VALUE, "characters in a choice's value", value.length());
    label = Clip.to(LONGEST_LABEL, label.isBlank() ? value : label);
  }
}
