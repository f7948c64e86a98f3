package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.ticket.Names;
import java.time.Duration;
import java.time.ZoneId;

/** Times in plain words. */
final class Written {
  private Written() {}

  static String span(Interval when, ZoneId zone) {
    return "from "
        + Names.written(when.from(), zone)
        + " until "
        + Names.written(when.until(), zone);
  }

  static String length(Duration length) {
    var minutes = length.toMinutes();
    if (minutes < 1) {
      return length.toSeconds() + " seconds";
    }
    if (minutes < 120) {
      return minutes == 1 ? "a minute" : minutes + " minutes";
    }
    return minutes % 60 == 0
        ? minutes / 60 + " hours"
        : minutes / 60 + " hours " + minutes % 60 + " minutes";
  }
}
