package dev.deskbell.testing.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form on somebody's screen.
 *
 * @param problems what is wrong, by the label of the field it is shown at
 */
public record SeenForm(
    String title, String submit, List<SeenField> fields, Map<String, String> problems) {
  public SeenForm {
    fields = List.copyOf(fields);
    problems = Map.copyOf(problems);
  }

  /**
   * One of its fields.
   *
   * @param value what stands in it, as read: words, or the labels of what is chosen
   * @param takes what the platform lets one put there
   * @param choices labels of what it offers
   */
  public record SeenField(
      String label,
      String hint,
      boolean required,
      String value,
      Takes takes,
      List<String> choices) {
    public SeenField {
      choices = List.copyOf(choices);
    }
  }

  /** What can be put into a field. */
  public enum Takes {
    WORDS,
    CHOICES,
    PERSON,
    MOMENT,
    FILES
  }

  public Optional<SeenField> field(String label) {
    return fields.stream().filter(it -> it.label().equals(label)).findFirst();
  }
}
