package dev.deskbell.conversation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** What a call is about: the values of its operation's first parameters, in order. */
public final class About {
  private static final char BETWEEN = ';';
  private static final char ESCAPE = '\\';

  private About() {}

  /** The values as one string; empty ones at the end may be left out. */
  public static String of(Object... values) {
    return Arrays.stream(values)
        .map(it -> escaped(it.toString()))
        .collect(Collectors.joining(String.valueOf(BETWEEN)));
  }

  /** Reads what {@link #of} wrote. */
  static List<String> read(String about) {
    var values = new ArrayList<String>();
    var value = new StringBuilder();
    for (var at = 0; at < about.length(); at++) {
      var letter = about.charAt(at);
      if (letter == ESCAPE && at + 1 < about.length()) {
        value.append(about.charAt(++at));
      } else if (letter == BETWEEN) {
        values.add(value.toString());
        value.setLength(0);
      } else {
        value.append(letter);
      }
    }
    values.add(value.toString());
    return values;
  }

  private static String escaped(String value) {
    var escaped = value.replace("\\", "\\\\").replace(";", "\\;");
    return escaped.startsWith(FormCall.MARK) ? ESCAPE + escaped : escaped;
  }
}
