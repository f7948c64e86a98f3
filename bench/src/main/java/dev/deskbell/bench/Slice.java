package dev.deskbell.bench;

import java.util.Arrays;

/**
 * What one side did in its turn.
 *
 * @param nanos how long each deed took, in order of length
 */
@SuppressWarnings("ArrayRecordComponent")
record Slice(long[] nanos) {
  Slice {
    nanos = nanos.clone();
    Arrays.sort(nanos);
  }

  /** A deed that may fail, which ends the benchmark. */
  @FunctionalInterface
  interface Deed {
    void act() throws Exception;
  }

  static Slice of(int deeds, Deed deed) throws Exception {
    var nanos = new long[deeds];
    for (var number = 0; number < deeds; number++) {
      var started = System.nanoTime();
      deed.act();
      nanos[number] = System.nanoTime() - started;
    }
    return new Slice(nanos);
  }

  /**
   * In milliseconds: the shortest time in which that {@code share} of the deeds, between 0 and 1,
   * was done (the nearest rank, so that of 120 deeds the slowest is not what 99 % take).
   */
  double quantile(double share) {
    return nanos[(int) Math.max(0, Math.ceil(share * nanos.length) - 1)] / 1e6;
  }
}
