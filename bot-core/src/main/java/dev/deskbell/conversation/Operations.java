package dev.deskbell.conversation;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Phrase;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** All that the desk can do, by name and by phrase. */
@Component
public class Operations {
  private final Map<String, Operation> byName = new LinkedHashMap<>();
  private final Map<String, Operation> byPhrase = new LinkedHashMap<>();

  Operations(List<Practice> practices) {
    practices.stream()
        .flatMap(it -> it.operations().stream())
        .sorted(Comparator.comparing(Operation::phrase).thenComparing(Operation::name))
        .forEach(this::add);
  }

  private void add(Operation operation) {
    if (byName.put(operation.name(), operation) != null) {
      throw new IllegalStateException("two operations are called " + operation.name());
    }
    // The longest thing that a call can be about is a page of a form.
    FormCall.page(operation.name(), "a".repeat(16), 0);
    if (!operation.phrase().isEmpty() && byPhrase.put(operation.phrase(), operation) != null) {
      throw new IllegalStateException("two operations are said “" + operation.phrase() + "”");
    }
  }

  /** All of them, in the order of their phrases. */
  public List<Operation> all() {
    return List.copyOf(byName.values());
  }

  Optional<Operation> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  Optional<Operation> of(Call call) {
    return named(call.operation());
  }

  /** A phrase found at the beginning of what was said, and the words behind it. */
  record Match(Operation operation, List<Token> words) {}

  /** The operation with the longest phrase that these words begin with. */
  Optional<Match> match(List<Token> words) {
    for (var length = Math.min(LONGEST_PHRASE, words.size()); length > 0; length--) {
      var operation = byPhrase.get(phrase(words, length));
      if (operation != null) {
        return Optional.of(new Match(operation, words.subList(length, words.size())));
      }
    }
    return Optional.empty();
  }

  /** What may have been meant by words that begin with no phrase, nearest first. */
  List<Operation> meant(List<Token> words, List<Operation> among) {
    var phrases = among.stream().map(Operation::phrase).filter(it -> !it.isEmpty()).toList();
    return java.util.stream.IntStream.iterate(
            Math.min(LONGEST_PHRASE, words.size()), it -> it > 0, it -> it - 1)
        .boxed()
        .flatMap(length -> Nearest.to(phrase(words, length), saidWith(phrases, length), 3).stream())
        .distinct()
        .flatMap(it -> Optional.ofNullable(byPhrase.get(it)).stream())
        .limit(3)
        .toList();
  }

  /** How many words a phrase has at most. */
  private static final int LONGEST_PHRASE = 2;

  private static List<String> saidWith(List<String> phrases, int length) {
    return phrases.stream().filter(it -> it.split(" ", -1).length == length).toList();
  }

  private static String phrase(List<Token> words, int length) {
    return words.subList(0, length).stream()
        .map(it -> it.raw().toLowerCase(Locale.ROOT))
        .collect(Collectors.joining(" "));
  }

  /** As platforms offer them. */
  List<Phrase> phrases() {
    return byPhrase.values().stream().map(Operations::phrase).toList();
  }

  private static Phrase phrase(Operation operation) {
    return new Phrase(
        operation.name(),
        operation.phrase(),
        operation.summary(),
        operation.params().stream()
            .limit(Phrase.MOST_PARAMETERS)
            .map(it -> parameter(it, operation.needed().contains(it)))
            .toList(),
        operation.onMessage(),
        operation.onPerson());
  }

  private static Phrase.Parameter parameter(Param<?> param, boolean required) {
    var summary = param.hint().isEmpty() ? param.label() : param.label() + ": " + param.hint();
    var type = param.type();
    return new Phrase.Parameter(
        param.name(), summary, type.kind(), required, type.choices(), type.suggests());
  }
}
