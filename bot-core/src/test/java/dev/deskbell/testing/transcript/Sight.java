package dev.deskbell.testing.transcript;

import dev.deskbell.testing.contract.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is to be seen in a message. Lines are looked for one after the other; {@code …} stands for
 * anything; {@code Label: value} is a fact however the platform lays it out; {@code [Label]} is
 * something to press or open, {@code no [Label]} must be missing.
 */
record Sight(List<String> lines) {

  private static final Pattern BLANKS = Pattern.compile("[\\s\\p{Z}|]+");
  private static final Pattern ACTION = Pattern.compile("\\[([^\\]]+)\\]");
  private static final Pattern ACTIONS = Pattern.compile("(no )?(\\[[^\\]]+\\]\\s*)+");

  Sight {
    lines = List.copyOf(lines);
  }

  /** What is missing in it, or nothing. */
  Optional<String> missingIn(Seen seen) {
    var text = asRead(seen.words() + "\n" + String.join("\n", seen.pictures()));
    var at = 0;
    for (var line : lines) {
      if (ACTIONS.matcher(line).matches()) {
        var wrong = wrongActions(line, seen);
        if (wrong.isPresent()) {
          return wrong;
        }
      } else {
        var found = pattern(line).matcher(text);
        if (!found.find(at)) {
          return Optional.of(line);
        }
        at = found.end();
      }
    }
    return Optional.empty();
  }

  private static Optional<String> wrongActions(String line, Seen seen) {
    var wanted = !line.startsWith("no ");
    var offered = offered(seen);
    return ACTION
        .matcher(line)
        .results()
        .map(it -> it.group(1))
        .filter(it -> offered.stream().anyMatch(pattern(it).asMatchPredicate()) != wanted)
        .map(it -> (wanted ? "[" : "no [") + it + "]")
        .findFirst();
  }

  private static List<String> offered(Seen seen) {
    var offered = new ArrayList<>(seen.buttons());
    seen.menus().forEach(it -> offered.add(it.prompt()));
    seen.links().forEach(it -> offered.add(it.words()));
    return offered;
  }

  /** As somebody tells it who is asked what they see. */
  static String told(Seen seen) {
    return Stream.concat(seen.words().lines(), offered(seen).stream().map(it -> "[" + it + "]"))
        .collect(Collectors.joining("\n      ", "    - ", ""));
  }

  static Pattern pattern(String line) {
    var pattern =
        Stream.of(asRead(line).split("…", -1))
            .map(Sight::literal)
            .collect(Collectors.joining(".*?"));
    return Pattern.compile(edge(line, true) + pattern + edge(line, false), Pattern.DOTALL);
  }

  /** A colon between a label and its value is drawn by some platforms only. */
  private static String literal(String words) {
    return Stream.of(words.split(":(?= )", -1))
        .map(it -> it.isEmpty() ? "" : Pattern.quote(it.stripLeading()))
        .collect(Collectors.joining("\\s*:?\\s*"));
  }

  private static String edge(String line, boolean first) {
    var words = line.strip();
    var letter = words.charAt(first ? 0 : words.length() - 1);
    if (!Character.isLetterOrDigit(letter)) {
      return "";
    }
    return first ? "(?<![\\p{L}\\p{N}])" : "(?![\\p{L}\\p{N}])";
  }

  private static String asRead(String words) {
    return BLANKS.matcher(words).replaceAll(" ").strip();
  }
}
