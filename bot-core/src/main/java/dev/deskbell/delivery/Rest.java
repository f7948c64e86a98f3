package dev.deskbell.delivery;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * Keeps what is done again and again from being all that is done: it rests some times as long as it
 * took. Of one thread.
 */
final class Rest {
  private static final int TIMES = 29;
  private static final long LONGEST = Duration.ofSeconds(10).toNanos();

  private final LongSupplier nanos;
  private long end;
  private boolean missed;

  /** Of a clock that only runs forward. */
  Rest(LongSupplier nanos) {
    this.nanos = nanos;
    end = nanos.getAsLong();
  }

  /** What may wait for somebody else. */
  interface Work<T> {
    T get() throws InterruptedException;
  }

  <T> T after(Work<T> work) throws InterruptedException {
    var began = nanos.getAsLong();
    missed = false;
    try {
      return work.get();
    } finally {
      var now = nanos.getAsLong();
      end = now + Math.min(LONGEST, (now - began) * TIMES);
    }
  }

  /** Whether it is too early yet; what is missed by that is made up for at the end. */
  boolean goesOn() {
    var early = end - nanos.getAsLong() > 0;
    missed |= early;
    return early;
  }

  /** How long to wait at the longest: no longer than the rest if something was missed. */
  Duration orItsEnd(Duration longest) {
    var left = Duration.ofNanos(Math.max(0, end - nanos.getAsLong()));
    return missed && left.compareTo(longest) < 0 ? left : longest;
  }
}
