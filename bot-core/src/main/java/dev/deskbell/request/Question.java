package dev.deskbell.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Something an item's form asks.
 *
 * @param id what the answer is filed under, and how it is said in a command
 * @param choices what can be chosen, by how it is typed; in the order of the file
 * @param preset what is filled in beforehand, and holds when nothing is said
 * @param least the smallest number
 * @param most the greatest number
 * @param when asked only then; always when absent
 */
record Question(
    String id,
    String label,
    @Nullable String hint,
    Kind type,
    @Nullable Boolean required,
    @Nullable Map<String, String> choices,
    @Nullable Map<String, Long> costs,
    @JsonProperty("default") @Nullable String preset,
    @Nullable Long least,
    @Nullable Long most,
    @Nullable Condition when) {
  Question {
    choices = choices == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(choices));
  }

  /** What kind of answer it takes. */
  enum Kind {
    LINE,
    AREA,
    CHOICE,
    PERSON,
    MOMENT,
    NUMBER,
    @JsonProperty("yes-no")
    YES_NO,
    SERVICE,
    FILE;

    /** Whether an answer can be filled in beforehand. */
    boolean takesPreset() {
      return switch (this) {
        case LINE, AREA, CHOICE, NUMBER, YES_NO -> true;
        case PERSON, MOMENT, SERVICE, FILE -> false;
      };
    }

    /** Whether an answer says in a word or two what is meant. */
    boolean isTelling() {
      return switch (this) {
        case LINE, CHOICE, PERSON, SERVICE -> true;
        case AREA, MOMENT, NUMBER, YES_NO, FILE -> false;
      };
    }
  }

  String hinted() {
    return hint == null ? "" : hint;
  }

  boolean isRequired() {
    return Boolean.TRUE.equals(required);
  }

  Map<String, String> options() {
    return choices == null ? Map.of() : choices;
  }

  /** What the choice adds to the cost. */
  Optional<Long> price(String answer) {
    return Optional.ofNullable(costs == null ? null : costs.get(answer));
  }

  long atLeast() {
    return least == null ? 0 : least;
  }

  long atMost() {
    return most == null ? 1_000_000 : most;
  }

  /** The answers that a condition can ask for; none when it can't ask for any. */
  Set<String> answers() {
    return switch (type) {
      case CHOICE -> options().keySet();
      case YES_NO -> Set.of("yes", "no");
      case LINE, AREA, PERSON, MOMENT, NUMBER, SERVICE, FILE -> Set.of();
    };
  }
}
