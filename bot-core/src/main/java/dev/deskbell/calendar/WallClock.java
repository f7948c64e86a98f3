package dev.deskbell.calendar;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;

/** When a clock on the wall shows a time, whatever is done to clocks there. */
public final class WallClock {
  private WallClock() {}

  /**
   * The first moment at which the clock of that zone shows this time or a later one of its
   * calendar. A time that is skipped is the moment of the skip, one that comes twice is its first
   * coming; so of two times the later never comes before the earlier.
   */
  public static Instant at(LocalDateTime shown, ZoneId zone) {
    var rules = zone.getRules();
    var offsets = rules.getValidOffsets(shown);
    return offsets.isEmpty()
        ? rules.getTransition(shown).getInstant()
        : shown.toInstant(offsets.getFirst());
  }
}
