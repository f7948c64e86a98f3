package dev.deskbell.approval;

import java.util.regex.Pattern;

/** How long something may take, as the files write it: {@code 2 days}. */
final class Lengths {
  private static final Pattern WRITTEN = Pattern.compile("([1-9]\\d{0,3}) (minute|hour|day)s?");

  private Lengths() {}

  static boolean reads(String written) {
    return WRITTEN.matcher(written).matches();
  }

  static long minutes(String written) {
    var match = WRITTEN.matcher(written);
    if (!match.matches()) {
      throw new IllegalArgumentException("no length is written so: " + written);
    }
    var many = Long.parseLong(match.group(1));
    return switch (match.group(2)) {
      case "minute" -> many;
      case "hour" -> many * 60;
      case "day" -> many * 60 * 24;
      default -> throw new IllegalStateException(written);
    };
  }
}
