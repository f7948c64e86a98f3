package dev.deskbell.discord;

import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Phrase.Kind;
import dev.deskbell.chat.Phrase.Parameter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A phrase as a subcommand.
 *
 * @param operation null for the words that begin with nothing
 * @param words what is said with it
 * @param options its parameters by the names Discord knows them by, those that must be given first
 * @param needed the names of those
 */
record Subcommand(
    @Nullable String operation,
    String words,
    String summary,
    Map<String, Parameter> options,
    List<String> needed) {

  static final String FREE_WORDS = "words";

  static final Subcommand START =
      new Subcommand(
          null,
          "",
          "What can I do for you? Say it in your own words, or look around.",
          Map.of(
              FREE_WORDS,
              new Parameter(FREE_WORDS, "In your own words", Kind.WORDS, false, List.of(), false)),
          List.of());

  private static final int MOST_CHOICES = 25;

  static Subcommand of(Phrase phrase) {
    var options = new LinkedHashMap<String, Parameter>();
    var needed = new ArrayList<String>();
    var hasForm = phrase.parameters().stream().anyMatch(Subcommand::isForForm);
    phrase.parameters().stream()
        .filter(it -> it.kind() != Kind.FILE)
        .sorted(Comparator.comparing(it -> !isNeeded(it, hasForm)))
        .forEach(it -> {
          var name = Definitions.unused(Definitions.name(it.name()), options::containsKey);
          options.put(name, it);
          if (isNeeded(it, hasForm)) {
            needed.add(name);
          }
        });
    return new Subcommand(
        phrase.operation(), phrase.words(), phrase.summary(), options, List.copyOf(needed));
  }

  /** Sentences are better written in a form, which then asks for all that is missing. */
  private static boolean isForForm(Parameter it) {
    return it.required() && (it.kind() == Kind.FILE || isFree(it));
  }

  private static boolean isFree(Parameter it) {
    return it.kind() == Kind.WORDS && !it.suggested() && it.choices().isEmpty();
  }

  private static boolean isNeeded(Parameter it, boolean hasForm) {
    return it.required() && !isFree(it) && (!hasForm || it.choices().isEmpty());
  }

  /** Whether what fits is looked up while typing. */
  static boolean isLookedUp(Parameter it) {
    return it.kind() == Kind.WORDS && (it.suggested() || it.choices().size() > MOST_CHOICES);
  }

  /** What it takes of a command's room when all that can be left out is. */
  int leastLength() {
    return LONGEST_NAMES + options.keySet().stream().mapToInt(it -> 2 * it.length() + 1).sum();
  }

  private static final int LONGEST_NAMES = 2 * Definitions.LONGEST_NAME;
}
