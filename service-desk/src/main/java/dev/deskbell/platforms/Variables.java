package dev.deskbell.platforms;

import dev.deskbell.policy.OperatorMistake;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.core.env.Environment;

/** Configuration by the names that operators use; blank is as good as not set. */
record Variables(Environment environment) {

  boolean anyOf(List<String> names) {
    return names.stream().anyMatch(it -> !get(it).isEmpty());
  }

  /** Blank when not set; also found as a Spring property, {@code slack.bot.token}. */
  String get(String name) {
    var property = name.toLowerCase(Locale.ROOT).replace('_', '.');
    return environment.getProperty(property, "").strip();
  }

  URI address(String name, URI otherwise) {
    var said = get(name);
    return said.isEmpty() ? otherwise : URI.create(said);
  }

  boolean isOn(String name, boolean otherwise) {
    var said = get(name).toLowerCase(Locale.ROOT);
    return switch (said) {
      case "" -> otherwise;
      case "on" -> true;
      case "off" -> false;
      default -> throw new OperatorMistake(name + " is on or off, or left out; not " + said + ".");
    };
  }

  Map<String, String> all(List<String> names) {
    var values = new HashMap<String, String>();
    names.forEach(it -> values.put(it, get(it)));
    return values;
  }

  /** What an adapter refuses in its settings is for who wrote them: one line, no stack trace. */
  static <T> T checked(Supplier<T> settings) {
    try {
      return settings.get();
    } catch (IllegalArgumentException mistake) {
      throw new OperatorMistake(String.valueOf(mistake.getMessage()), mistake);
    }
  }
}
