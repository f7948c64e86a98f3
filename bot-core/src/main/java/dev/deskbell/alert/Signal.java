package dev.deskbell.alert;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/**
 * What a source says about one of its alerts.
 *
 * @param key the source's own name of it
 * @param at by the source's clock, never later than it arrived
 * @param said what the source's clock showed, which may be ahead: a repetition says the same
 * @param details may be empty
 * @param link an address with more; may be empty
 */
record Signal(
    String key,
    boolean firing,
    Instant at,
    Instant said,
    String title,
    String details,
    String link,
    Map<String, String> labels) {
  static final int LONGEST_KEY = 500;
  static final int LONGEST_TITLE = 300;
  static final int LONGEST_DETAILS = 3000;
  static final int LONGEST_LABEL = 300;
  static final int MOST_LABELS = 60;

  Signal {
    // As the database keeps it: what comes back from there is the same.
    at = at.truncatedTo(ChronoUnit.MICROS);
    said = said.truncatedTo(ChronoUnit.MICROS);
    labels = Map.copyOf(labels);
  }

  /** By a clock that is not ahead. */
  Signal(
      String key,
      boolean firing,
      Instant at,
      String title,
      String details,
      String link,
      Map<String, String> labels) {
    this(key, firing, at, at, title, details, link, labels);
  }
}
