package dev.deskbell.discord.fake;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a person makes of words with the commands on offer: they pick the command whose name they
 * know, and put what is left into its options. Words that are no command go to the first command
 * that takes any words.
 */
final class CommandLine {
  private static final int SUBCOMMAND = 1;
  private static final int GROUP = 2;
  private static final int STRING = 3;
  private static final int USER = 6;
  private static final Pattern TOKEN = Pattern.compile("(\\w[\\w-]*):(\"[^\"]*\"|\\S*)|\\S+");

  private final List<ObjectNode> offered;
  private final Function<String, @Nullable User> users;

  CommandLine(List<ObjectNode> offered, Function<String, @Nullable User> users) {
    this.offered = offered;
    this.users = users;
  }

  /** A command and its subcommands down to the options. */
  private record Found(List<JsonNode> path, String rest) {
    JsonNode last() {
      return path.getLast();
    }
  }

  /** The data of an interaction. */
  ObjectNode data(String words) {
    var found = find(words.strip());
    return wrapped(found, options(found.last(), found.rest()));
  }

  /** The same while an option is being typed into. */
  ObjectNode typing(String words, String option, String typed) {
    var found = find(words.strip());
    var focused = Json.object("name", option, "type", STRING, "value", typed, "focused", true);
    return wrapped(found, List.of(focused));
  }

  private static ObjectNode wrapped(Found found, List<ObjectNode> options) {
    var inner = options;
    for (var at = found.path().size() - 1; at > 0; at--) {
      var sub = found.path().get(at);
      inner =
          List.of(
              Json.object(
                  "name", Json.text(sub, "name"),
                  "type", sub.path("type").asInt(),
                  "options", inner));
    }
    var command = found.path().getFirst();
    return Json.object(
        "id",
        Json.text(command, "id"),
        "name",
        Json.text(command, "name"),
        "type",
        1,
        "options",
        inner);
  }

  private Found find(String words) {
    var parts = words.split("\\s+", 3);
    for (var command : slash()) {
      for (var sub : command.path("options")) {
        if (parts.length > 1 && is(command, parts[0]) && is(sub, parts[1])) {
          return new Found(List.of(command, sub), parts.length > 2 ? parts[2] : "");
        }
      }
    }
    var rest = words.substring(Math.min(words.length(), parts[0].length())).strip();
    for (var command : everydayFirst()) {
      for (var sub : subcommands(command)) {
        if (is(sub, parts[0])) {
          return new Found(List.of(command, sub), rest);
        }
      }
    }
    return free(words);
  }

  private Found free(String words) {
    for (var command : slash()) {
      if (Json.text(command, "name").equals("desk")) {
        for (var sub : subcommands(command)) {
          if (is(sub, "start")) {
            return new Found(List.of(command, sub), words);
          }
        }
      }
    }
    throw new NoSuchElementException("no command for " + words + " among " + names());
  }

  /** A word alone is one of the desk's own, or about a ticket, before it is anything else. */
  private List<ObjectNode> everydayFirst() {
    return Stream.concat(
            slash().stream().filter(it -> is(it, "desk") || is(it, "ticket")), slash().stream())
        .toList();
  }

  private List<ObjectNode> slash() {
    return offered.stream().filter(it -> it.path("type").asInt() == 1).toList();
  }

  private List<String> names() {
    return offered.stream().map(it -> Json.text(it, "name")).toList();
  }

  private static List<JsonNode> subcommands(JsonNode command) {
    return MessageRules.stream(command.path("options"))
        .filter(it -> it.path("type").asInt() == SUBCOMMAND || it.path("type").asInt() == GROUP)
        .toList();
  }

  /** A family too large for one command goes on under a number. */
  private static boolean is(JsonNode named, String word) {
    return Json.text(named, "name").replaceAll("-\\d+$", "").equals(word.toLowerCase(Locale.ROOT));
  }

  private List<ObjectNode> options(JsonNode command, String rest) {
    var named = new ArrayList<ObjectNode>();
    var left = new ArrayList<String>();
    var open = new ArrayList<>(MessageRules.stream(command.path("options")).toList());
    var tokens = TOKEN.matcher(rest);
    while (tokens.find()) {
      var option = tokens.group(1) == null ? null : option(open, tokens.group(1));
      if (option == null) {
        left.add(tokens.group());
      } else {
        open.remove(option);
        named.add(given(option, tokens.group(2).replace("\"", "")));
      }
    }
    named.addAll(unnamed(open, left));
    return named;
  }

  private static @Nullable JsonNode option(List<JsonNode> options, String name) {
    return options.stream()
        .filter(it -> Json.text(it, "name").equals(name))
        .findFirst()
        .orElse(null);
  }

  private List<ObjectNode> unnamed(List<JsonNode> open, List<String> left) {
    var given = new ArrayList<ObjectNode>();
    for (var option : open) {
      if (left.isEmpty()) {
        break;
      }
      if (takesAll(option)) {
        given.add(given(option, String.join(" ", left)));
        left.clear();
      } else if (takes(option, left.getFirst())) {
        given.add(given(option, left.removeFirst()));
      }
    }
    if (!left.isEmpty()) {
      throw new NoSuchElementException("nothing takes " + left + " among " + open);
    }
    return given;
  }

  /** Free words; a ticket or a name that is looked up while typing is one word. */
  private static boolean takesAll(JsonNode option) {
    return option.path("type").asInt() == STRING
        && option.path("choices").isEmpty()
        && !option.path("autocomplete").asBoolean();
  }

  private boolean takes(JsonNode option, String word) {
    return option.path("type").asInt() == USER
        ? user(word) != null
        : option.path("choices").isEmpty() || choice(option, word) != null;
  }

  private ObjectNode given(JsonNode option, String words) {
    var type = option.path("type").asInt();
    var json = Json.object("name", Json.text(option, "name"), "type", type);
    return switch (type) {
      case 4, 10 -> json.put("value", Long.parseLong(words));
      case 5 -> json.put("value", words.equals("yes") || words.equals("true"));
      case USER -> json.put("value", named(words).id());
      default -> {
        var choice = choice(option, words);
        yield json.set("value", choice == null ? Json.MAPPER.valueToTree(words) : choice);
      }
    };
  }

  private User named(String words) {
    var user = user(words);
    if (user == null) {
      throw new NoSuchElementException("nobody is called " + words);
    }
    return user;
  }

  private @Nullable User user(String word) {
    return word.startsWith("<@") ? users.apply(word.replaceAll("\\D", "")) : null;
  }

  private static @Nullable JsonNode choice(JsonNode option, String word) {
    for (var choice : option.path("choices")) {
      if (Json.text(choice, "value").equalsIgnoreCase(word)
          || Json.text(choice, "name").equalsIgnoreCase(word)) {
        return choice.path("value");
      }
    }
    return null;
  }
}
