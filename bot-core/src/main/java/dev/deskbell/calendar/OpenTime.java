package dev.deskbell.calendar;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Open hours in blocks of days, each put together when it is first asked for: within a block,
 * moments and sums are found by halving, and nothing is made but the answer.
 */
final class OpenTime {
  private static final long SECONDS = Duration.ofDays(64).toSeconds();
  private static final long NANOS = 1_000_000_000L;

  /** Beyond them, others are forgotten. */
  private static final int KEPT = 16;

  private final Function<Interval, Intervals> open;
  private final AtomicReferenceArray<@Nullable Block> blocks = new AtomicReferenceArray<>(KEPT);

  OpenTime(Function<Interval, Intervals> open) {
    this.open = open;
  }

  /** The hours of one block: nanoseconds since it begins. */
  private static final class Block {
    private final long number;
    private final long[] from;
    private final long[] until;

    /** How much is open until the end of each. */
    private final long[] sums;

    private Block(long number, Intervals hours) {
      this.number = number;
      from = hours.parts().stream().mapToLong(it -> offset(it.from(), number)).toArray();
      until = hours.parts().stream().mapToLong(it -> offset(it.until(), number)).toArray();
      sums = new long[from.length];
      var sum = 0L;
      for (var at = 0; at < sums.length; at++) {
        sum += until[at] - from[at];
        sums[at] = sum;
      }
    }

    long total() {
      return sums.length == 0 ? 0 : sums[sums.length - 1];
    }

    /** How much is open before that. */
    long before(long offset) {
      var begun = below(from, offset);
      return begun == 0 ? 0 : sums[begun - 1] - Math.max(0, until[begun - 1] - offset);
    }

    /** When so much was open, which is some and not more than there is. */
    Instant when(long sum) {
      var at = below(sums, sum);
      return moment(until[at] - (sums[at] - sum));
    }

    boolean isOpen(long offset) {
      var begun = below(from, offset + 1);
      return begun > 0 && offset < until[begun - 1];
    }

    /** That or the next that is open, if there is one. */
    Optional<Instant> opens(long offset) {
      var over = below(until, offset + 1);
      return over == until.length
          ? Optional.empty()
          : Optional.of(moment(Math.max(offset, from[over])));
    }

    /** How many of these, which rise, are less. */
    private static int below(long[] rising, long than) {
      var low = 0;
      for (var high = rising.length; low < high; ) {
        var middle = (low + high) >>> 1;
        if (rising[middle] < than) {
          low = middle + 1;
        } else {
          high = middle;
        }
      }
      return low;
    }

    private Instant moment(long offset) {
      return Instant.ofEpochSecond(number * SECONDS + offset / NANOS, offset % NANOS);
    }
  }

  private static long number(Instant moment) {
    return Math.floorDiv(moment.getEpochSecond(), SECONDS);
  }

  private static long offset(Instant moment, long number) {
    return (moment.getEpochSecond() - number * SECONDS) * NANOS + moment.getNano();
  }

  private Block block(long number) {
    var slot = (int) Math.floorMod(number, (long) KEPT);
    var known = blocks.getAcquire(slot);
    if (known != null && known.number == number) {
      return known;
    }
    var begins = Instant.ofEpochSecond(number * SECONDS);
    var block = new Block(number, open.apply(Interval.of(begins, Duration.ofSeconds(SECONDS))));
    blocks.setRelease(slot, block);
    return block;
  }

  /** When so much open time has passed, which is some; none if that is not until the end. */
  Optional<Instant> after(Instant from, long openNanos, Instant end) {
    var last = number(end);
    var block = block(number(from));
    var sum = block.before(offset(from, block.number)) + openNanos;
    while (sum > block.total() && block.number < last) {
      sum -= block.total();
      block = block(block.number + 1);
    }
    return sum > block.total()
        ? Optional.empty()
        : Optional.of(block.when(sum)).filter(it -> !it.isAfter(end));
  }

  /** That moment if it is open then, else the next one; none if that is not before the end. */
  Optional<Instant> next(Instant from, Instant end) {
    var last = number(end);
    var number = number(from);
    var found = block(number).opens(offset(from, number));
    while (found.isEmpty() && number < last) {
      found = block(++number).opens(0);
    }
    return found.filter(end::isAfter);
  }

  boolean isOpen(Instant moment) {
    var number = number(moment);
    return block(number).isOpen(offset(moment, number));
  }

  /** How much is open between two moments that are not in the wrong order. */
  Duration between(Instant from, Instant until) {
    var block = block(number(from));
    var open = Duration.ofNanos(-block.before(offset(from, block.number)));
    for (var last = number(until); block.number < last; block = block(block.number + 1)) {
      open = open.plusNanos(block.total());
    }
    return open.plusNanos(block.before(offset(until, block.number)));
  }
}
