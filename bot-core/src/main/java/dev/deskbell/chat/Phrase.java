package dev.deskbell.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as a platform offers it.
 *
 * @param operation its stable name
 * @param words how it is said: {@code incident declare}; one or two words
 * @param onMessage the label under which it can be called on a message, or null
 * @param onPerson the label under which it can be called on a person, who is then its first
 *     parameter that is one, or null
 */
public record Phrase(
    String operation,
    String words,
    String summary,
    List<Parameter> parameters,
    @Nullable String onMessage,
    @Nullable String onPerson) {
  /** The fewest options of a command. */
  public static final int MOST_PARAMETERS = 25;

  public Phrase {
    Required.words("words", words);
    summary = Clip.to(100, summary);
    parameters = List.copyOf(parameters);
    Required.atMost(MOST_PARAMETERS, "parameters", parameters.size());
  }

  /** One that is not called on people. */
  public Phrase(
      String operation,
      String words,
      String summary,
      List<Parameter> parameters,
      @Nullable String onMessage) {
    this(operation, words, summary, parameters, onMessage, null);
  }

  /**
   * What can be said with it.
   *
   * @param choices all there is to choose, when that is little and fixed
   * @param suggested whether what fits is looked up while typing
   */
  public record Parameter(
      String name,
      String summary,
      Kind kind,
      boolean required,
      List<Choice> choices,
      boolean suggested) {
    public Parameter {
      Required.words("name", name);
      summary = Clip.to(100, summary);
      choices = List.copyOf(choices);
    }
  }

  /** What a platform may have a picker of its own for. */
  public enum Kind {
    WORDS,
    NUMBER,
    YES_NO,
    PERSON,
    FILE
  }
}
