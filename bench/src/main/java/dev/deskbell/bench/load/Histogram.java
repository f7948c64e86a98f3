package dev.deskbell.bench.load;

import java.util.Arrays;

/** How long things took, as they were measured. */
public final class Histogram {
  private long[] nanos = new long[1024];
  private int size;

  public void add(long value) {
    if (size == nanos.length) {
      nanos = Arrays.copyOf(nanos, size * 2);
    }
    nanos[size++] = value;
  }

  public void addAll(Histogram other) {
    for (var at = 0; at < other.size; at++) {
      add(other.nanos[at]);
    }
  }

  public void clear() {
    size = 0;
  }

  public int size() {
    return size;
  }

  /** In milliseconds; {@code share} between 0 and 1; nothing measured is not a number. */
  public double quantile(double share) {
    if (size == 0) {
      return Double.NaN;
    }
    Arrays.sort(nanos, 0, size);
    return nanos[(int) Math.min(size - 1L, (long) (share * size))] / 1e6;
  }
}
