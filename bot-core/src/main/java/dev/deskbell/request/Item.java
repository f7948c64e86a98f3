package dev.deskbell.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.deskbell.ticket.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something people can ask for.
 *
 * @param team who does it; whoever looks first at what belongs to nobody, when absent
 * @param icon a single emoji
 * @param hidden whether requests for it are private
 * @param target how long it usually takes, in words
 */
record Item(
    String id,
    String name,
    String summary,
    String category,
    @Nullable String team,
    @Nullable String icon,
    @Nullable String service,
    @JsonProperty("private") @Nullable Boolean hidden,
    @Nullable String target,
    @Nullable Level impact,
    @Nullable Level urgency,
    @Nullable List<Question> fields) {
  /** Whatever the catalogue does not have; a catalogue may say it in its own way. */
  static final Item OTHER =
      new Item(
          "other",
          "Something else",
          "Say it in your own words",
          "Everything else",
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);

  boolean isOther() {
    return id.equals(OTHER.id);
  }

  List<Question> questions() {
    return fields == null ? List.of() : List.copyOf(fields);
  }

  boolean isPrivate() {
    return Boolean.TRUE.equals(hidden);
  }

  Level impactOrLow() {
    return impact == null ? Level.LOW : impact;
  }

  Level urgencyOrLow() {
    return urgency == null ? Level.LOW : urgency;
  }

  /** The name with its icon. */
  String label() {
    return icon == null ? name : icon + " " + name;
  }
}
