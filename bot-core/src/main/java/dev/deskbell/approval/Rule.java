package dev.deskbell.approval;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How many of those asked must approve.
 *
 * @param number for {@link Kind#AT_LEAST}
 * @param veto whether a single rejection ends it
 */
record Rule(Kind kind, int number, boolean veto) {
  enum Kind {
    ANY,
    ALL,
    MAJORITY,
    AT_LEAST
  }

  /** As the files write it. */
  static final Pattern WRITTEN = Pattern.compile("any|all|majority|at least ([1-9]\\d?)");

  static Rule of(String written, boolean veto) {
    var match = WRITTEN.matcher(written);
    if (!match.matches()) {
      throw new IllegalArgumentException("no rule is written so: " + written);
    }
    return match.group(1) == null
        ? new Rule(Kind.valueOf(written.toUpperCase(Locale.ROOT)), 0, veto)
        : new Rule(Kind.AT_LEAST, Integer.parseInt(match.group(1)), veto);
  }

  /** Of a panel of that size; never none, so that nothing is approved by nobody. */
  int needs(int panel) {
    return switch (kind) {
      case ANY -> 1;
      case ALL -> Math.max(1, panel);
      case MAJORITY -> panel / 2 + 1;
      case AT_LEAST -> number;
    };
  }

  String words(int panel) {
    var many =
        switch (kind) {
          case ANY -> "any one of them";
          case ALL -> "all of them";
          case MAJORITY -> "a majority: %d of %d".formatted(needs(panel), panel);
          case AT_LEAST -> "%d of %d".formatted(number, panel);
        };
    return veto ? many + "; one rejection ends it" : many;
  }
}
