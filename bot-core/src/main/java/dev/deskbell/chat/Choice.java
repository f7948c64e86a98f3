package dev.deskbell.chat;

/**
 * One thing to pick.
 *
 * @param value what the desk hears when it is picked
 * @param label what people read
 */
public record Choice(String value, String label) {
  /** Slack's limit of an option's value in its own types; Discord keeps 100. */
  public static final int LONGEST_VALUE = 75;

  /** Slack's limit of an option's text. */
  public static final int LONGEST_LABEL = 75;

  /** Discord's limit of options in one select, and of autocomplete choices. */
  public static final int MOST = 25;

  public Choice {
    Required.words("value", value);
    Required.atMost(LONGEST_VALUE, "characters in a choice's value", value.length());
    label = Clip.to(LONGEST_LABEL, label.isBlank() ? value : label);
  }
}
