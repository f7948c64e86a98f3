package dev.deskbell.ticket;

import dev.deskbell.conversation.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list of tickets shows: {@code is:open team:network priority:p1 laptop}.
 *
 * @param words that the title or details contain; empty for all
 */
record Filter(
    @Nullable Boolean open,
    @Nullable String kind,
    @Nullable String team,
    @Nullable String service,
    @Nullable Priority priority,
    @Nullable String assignee,
    @Nullable String requester,
    String words) {

  /**
   * Whether only few tickets can be such, whatever words they have: somebody's, or a team's open.
   */
  boolean isOfFew() {
    return assignee != null || requester != null || (Boolean.TRUE.equals(open) && team != null);
  }

  /** Reads it; names with a colon that are no filter stay words. */
  static Filter read(String typed) {
    var draft = new Draft();
    for (var word : typed.strip().split("\\s+")) {
      draft.add(word);
    }
    return draft.done();
  }

  private static final class Draft {
    private @Nullable Boolean open;
    private @Nullable String kind;
    private @Nullable String team;
    private @Nullable String service;
    private @Nullable Priority priority;
    private @Nullable String assignee;
    private @Nullable String requester;
    private final List<String> words = new ArrayList<>();

    void add(String word) {
      var colon = word.indexOf(':');
      var value = colon < 0 ? "" : word.substring(colon + 1);
      switch (colon < 0 ? "" : word.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "is" -> is(value.toLowerCase(Locale.ROOT));
        case "kind" -> kind = value;
        case "team" -> team = value.toLowerCase(Locale.ROOT);
        case "service" -> service = value.toLowerCase(Locale.ROOT);
        case "priority" -> priority = priority(value);
        case "assignee" -> assignee = value;
        case "requester", "by" -> requester = value;
        default -> words.add(word);
      }
    }

    private void is(String value) {
      switch (value) {
        case "open" -> open = true;
        case "closed", "resolved", "done" -> open = false;
        default -> kind = value;
      }
    }

    private static Priority priority(String value) {
      return Arrays.stream(Priority.values())
          .filter(it -> it.name().equalsIgnoreCase(value))
          .findFirst()
          .orElseThrow(() ->
              new Refusal("There is no priority " + value + ". Try one of " + priorities() + "."));
    }

    private static String priorities() {
      return Arrays.stream(Priority.values()).map(Priority::name).collect(Collectors.joining(", "));
    }

    Filter done() {
      return new Filter(
          open,
          kind,
          team,
          service,
          priority,
          assignee,
          requester,
          String.join(" ", words).strip());
    }
  }
}
