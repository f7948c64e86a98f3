package dev.deskbell.slack;

import com.google.gson.JsonPrimitive;
import java.util.List;
import java.util.Map;

/** Writes maps, lists and words as YAML; words in quotes, so that none means anything. */
final class SlackYaml {

  private SlackYaml() {}

  static String written(Map<?, ?> members) {
    var yaml = new StringBuilder();
    write(yaml, members, 0);
    return yaml.toString();
  }

  private static void write(StringBuilder yaml, Map<?, ?> members, int depth) {
    members.forEach((name, value) -> {
      yaml.repeat("  ", depth).append(name).append(':');
      value(yaml, value, depth);
    });
  }

  private static void value(StringBuilder yaml, Object value, int depth) {
    switch (value) {
      case Map<?, ?> members -> {
        yaml.append('\n');
        write(yaml, members, depth + 1);
      }
      case List<?> items -> {
        yaml.append('\n');
        items.forEach(it -> item(yaml, it, depth + 1));
      }
      case String words -> yaml.append(' ').append(new JsonPrimitive(words)).append('\n');
      default -> yaml.append(' ').append(value).append('\n');
    }
  }

  private static void item(StringBuilder yaml, Object item, int depth) {
    if (item instanceof Map<?, ?> members) {
      var whole = new StringBuilder();
      write(whole, members, depth + 1);
      yaml.repeat("  ", depth).append("- ").append(whole.substring(2 * (depth + 1)));
    } else {
      yaml.repeat("  ", depth).append("- ").append(new JsonPrimitive(item.toString())).append('\n');
    }
  }
}
