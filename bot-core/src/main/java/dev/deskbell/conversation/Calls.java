package dev.deskbell.conversation;

import dev.deskbell.chat.Origin;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What buttons and words give to operations. Pure. */
final class Calls {
  private Calls() {}

  /** The values that a call is about, by parameter. */
  static Map<String, String> values(Operation operation, String about) {
    var values = new HashMap<String, String>();
    var params = operation.params();
    var given = about.isEmpty() ? List.<String>of() : About.read(about);
    for (var at = 0; at < Math.min(given.size(), params.size()); at++) {
      if (!given.get(at).isBlank()) {
        values.put(params.get(at).name(), given.get(at));
      }
    }
    return values;
  }

  /** The same, and what was picked from a menu, which is the first that the call leaves open. */
  static Map<String, String> values(Operation operation, String about, List<String> picked) {
    var values = values(operation, about);
    if (!picked.isEmpty()) {
      operation.params().stream()
          .filter(it -> !values.containsKey(it.name()))
          .findFirst()
          .ifPresent(it -> values.put(it.name(), String.join(",", picked)));
    }
    return values;
  }

  /** A deed that follows from another has a key of its own, the same whenever that is repeated. */
  static Origin following(Origin origin, String what) {
    return new Origin(
        origin.delivery() + "/" + what, origin.by(), origin.at(), origin.audience(), origin.when());
  }

  /** What comes of kept words comes of them once, however often the button is pressed. */
  static Origin ofSession(Origin origin, String session, String what) {
    return new Origin(
        "words/" + session + "/" + what,
        origin.by(),
        origin.at(),
        origin.audience(),
        origin.when());
  }

  /**
   * What words behind the phrase give; those of a catalogue item's own fields by name. A field may
   * bring further ones.
   */
  static Sentence.Parsed parse(
      Operation operation, List<Token> words, Function<Map<String, String>, Reader> reader) {
    var parsed = Sentence.parse(operation.params(), words);
    var known = Set.<String>of();
    for (var round = 0; round < MOST_ROUNDS; round++) {
      var more =
          Reading.further(operation, reader.apply(parsed.given())).stream()
              .<Param<?>>map(Operation.Asked::param)
              .toList();
      var names = more.stream().map(Param::name).collect(Collectors.toSet());
      if (known.containsAll(names)) {
        return parsed;
      }
      parsed = Sentence.parse(operation.params(), more, words);
      known = names;
    }
    return parsed;
  }

  private static final int MOST_ROUNDS = 5;
}
