package dev.deskbell.conversation;

import dev.deskbell.chat.Phrase;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a command's words give to an operation's parameters: first what is named, then, in the order
 * typed, what is left. Pure.
 */
final class Sentence {
  private final Map<String, Param<?>> params = new LinkedHashMap<>();
  private final Map<String, Param<?>> known;
  private final Map<String, String> given = new HashMap<>();
  private final List<Token> left = new ArrayList<>();

  private Sentence(List<Param<?>> params, List<Param<?>> more) {
    params.forEach(it -> this.params.put(it.name(), it));
    known = new LinkedHashMap<>(this.params);
    more.forEach(it -> known.putIfAbsent(it.name(), it));
  }

  /** What was given, as typed, by parameter; and the words that no parameter took. */
  record Parsed(Map<String, String> given, String left) {
    Parsed {
      given = Map.copyOf(given);
    }
  }

  /** Reads the words behind an operation's phrase. */
  static Parsed parse(List<Param<?>> params, List<Token> words) {
    return parse(params, List.of(), words);
  }

  /** The same with further parameters, which are given by their names only. */
  static Parsed parse(List<Param<?>> params, List<Param<?>> more, List<Token> words) {
    var sentence = new Sentence(params, more);
    sentence.named(words);
    sentence.people();
    sentence.unnamed();
    sentence.rest();
    return new Parsed(sentence.given, text(sentence.left));
  }

  /** The words as typed; quotes around the whole are taken off. */
  static String text(List<Token> words) {
    if (words.size() == 1) {
      return words.getFirst().value();
    }
    return words.stream().map(it -> it.gap() + it.raw()).collect(Collectors.joining()).strip();
  }

  private void named(List<Token> words) {
    for (var at = 0; at < words.size(); at++) {
      var word = words.get(at);
      var param = named(word);
      if (param == null) {
        left.add(word.plain());
      } else {
        at += take(param, word.unnamed(), words.subList(at + 1, words.size()));
      }
    }
  }

  private @Nullable Param<?> named(Token word) {
    return word.name() == null ? null : known.get(word.name());
  }

  /**
   * Gives a parameter this word, and those behind it that belong to it. Answers how many of those
   * it took.
   */
  private int take(Param<?> param, Token word, List<Token> behind) {
    if (word.quoted()) {
      given.put(param.name(), word.value());
      return 0;
    }
    var words = new ArrayList<Token>();
    words.add(word);
    behind.stream().takeWhile(it -> named(it) == null).map(Token::plain).forEach(words::add);
    if (word.value().isEmpty()) {
      words.removeFirst();
    }
    var count = words.isEmpty() ? 0 : count(param.type(), words);
    given.put(param.name(), text(words.subList(0, count)));
    return word.value().isEmpty() ? count : count - 1;
  }

  private static int count(Type<?> type, List<Token> words) {
    if (type.greedy()) {
      return words.size();
    }
    var open = words.stream().takeWhile(it -> !it.quoted()).map(Token::raw).toList();
    return open.isEmpty() ? 1 : Math.clamp(type.takes(open), 1, open.size());
  }

  /** Who is mentioned is meant where a person is asked for, in whatever order it was said. */
  private void people() {
    if (params.values().stream().anyMatch(it -> it.type().greedy())) {
      return;
    }
    for (var param : params.values()) {
      if (param.type().kind() == Phrase.Kind.PERSON && !given.containsKey(param.name())) {
        mentioned().ifPresent(it -> given.put(param.name(), it));
      }
    }
  }

  private Optional<String> mentioned() {
    var found = left.stream().filter(Token::mentions).findFirst();
    found.ifPresent(left::remove);
    return found.map(Token::value);
  }

  private void unnamed() {
    for (var param : params.values()) {
      if (left.isEmpty() || given.containsKey(param.name())) {
        continue;
      }
      if (param.type().greedy()) {
        given.put(param.name(), text(left));
        left.clear();
      } else {
        var first = left.removeFirst();
        left.subList(0, take(param, first, left)).clear();
      }
    }
  }

  /** Words that nothing took belong to the words that were named, or to who takes all words. */
  private void rest() {
    var greedy =
        Stream.concat(params.values().stream(), known.values().stream())
            .filter(it -> it.type().greedy())
            .findFirst();
    if (!left.isEmpty() && greedy.isPresent()) {
      given.merge(greedy.get().name(), text(left), (said, more) -> said + " " + more);
      left.clear();
    }
  }
}
