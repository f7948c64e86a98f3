package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.WallClock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns that follow each other for ever, handed over when the clock on the wall shows it.
 *
 * @param first when the first turn begins
 * @param cycle after how long the hand-offs come again, as the clock shows it
 * @param handOffs the moments within a cycle at which the next turn begins; the first is zero
 */
record Rotation(ZoneId zone, LocalDateTime first, Duration cycle, List<Duration> handOffs) {
  /** Clocks are never changed by more than a day. */
  private static final Duration MARGIN = Duration.ofDays(2);

  Rotation {
    handOffs = List.copyOf(handOffs);
    if (handOffs.isEmpty() || !handOffs.getFirst().isZero() || !cycle.isPositive()) {
      throw new IllegalArgumentException("a rotation hands off: " + cycle + " " + handOffs);
    }
  }

  /** One turn, by its number. */
  record Turn(long number, Interval when) {}

  /** The turns that overlap the bounds; one that clocks skip whole has none. */
  List<Turn> turns(Interval within) {
    var turns = new ArrayList<Turn>();
    for (var number = numberBefore(within); ; number++) {
      var from = WallClock.at(begins(number), zone);
      if (!from.isBefore(within.until())) {
        return turns;
      }
      var turn = number;
      Interval.between(from, WallClock.at(begins(number + 1), zone))
          .filter(within::overlaps)
          .ifPresent(it -> turns.add(new Turn(turn, it)));
    }
  }

  private long numberBefore(Interval within) {
    var shown = LocalDateTime.ofInstant(within.from(), zone).minus(MARGIN).minus(cycle);
    var cycles = Math.floorDiv(Duration.between(first, shown).toSeconds(), cycle.toSeconds());
    return Math.max(0, cycles * handOffs.size());
  }

  private LocalDateTime begins(long number) {
    var cycles = Math.floorDiv(number, (long) handOffs.size());
    var within = handOffs.get((int) Math.floorMod(number, (long) handOffs.size()));
    return first.plus(cycle.multipliedBy(cycles)).plus(within);
  }
}
