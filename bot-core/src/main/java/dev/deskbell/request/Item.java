package dev.deskbell.request;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.deskbell.approval.Risk;
import dev.deskbell.ticket.Level;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something people can ask for.
 *
 * @param team who does it; whoever looks first at what belongs to nobody, when absent
 * @param icon a single emoji
 * @param hidden whether requests for it are private
 * @param target how long it usually takes, in words
 * @param approval the policy by which it must be approved, an id of approvals.yaml
 * @param cost in whole units of the organisation's currency, beside what answers cost
 * @param offeredTo who may ask for it, as {@code team network} or {@code role manager}; everybody
 *     when absent
 * @param accessDays that it is access for a time, and how long at most; its field {@code until}
 *     says how long
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
    @Nullable String approval,
    @Nullable Long cost,
    @Nullable Risk risk,
    @Nullable List<String> offeredTo,
    @Nullable Integer accessDays,
    @Nullable Offer offer,
    @Nullable List<Task> tasks,
    @Nullable List<Question> fields) {
  /**
   * Something to be done to fulfil it.
   *
   * @param team who does it; the item's own when absent
   * @param after ids of tasks that come first
   */
  record Task(String id, String name, @Nullable String team, @Nullable List<String> after) {
    List<String> first() {
      return after == null ? List.of() : List.copyOf(after);
    }
  }

  /** Whether it can be found and asked for. */
  enum Offer {
    /** Asked for by who knows its name. */
    HIDDEN,
    /** Not asked for any more. */
    RETIRED
  }

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
          null,
          null,
          null,
          null,
          null,
          null,
          null,
          null);

  /** The field of an item that says how long access is wanted. */
  static final String UNTIL = "until";

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

  /** What it costs when questions were answered so; null when nothing has a price. */
  @Nullable Long price(Map<String, String> answers) {
    var prices =
        questions().stream()
            .flatMap(it -> it.price(answers.getOrDefault(it.id(), "")).stream())
            .toList();
    if (cost == null && prices.isEmpty()) {
      return null;
    }
    return (cost == null ? 0 : cost) + prices.stream().mapToLong(Long::longValue).sum();
  }

  List<String> audience() {
    return offeredTo == null ? List.of() : List.copyOf(offeredTo);
  }

  List<Task> checklist() {
    return tasks == null ? List.of() : List.copyOf(tasks);
  }

  boolean isRetired() {
    return offer == Offer.RETIRED;
  }

  /** Whether all these words, or beginnings of words, stand somewhere in what people read of it. */
  boolean speaksOf(String words) {
    var text = " " + String.join(" ", id, name, summary, category).toLowerCase(Locale.ROOT);
    return Stream.of(words.strip().toLowerCase(Locale.ROOT).split("\\s+"))
        .allMatch(it -> text.contains(" " + it));
  }

  /** The name with its icon. */
  String label() {
    return icon == null ? name : icon + " " + name;
  }
}
