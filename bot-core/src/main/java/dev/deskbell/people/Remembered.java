package dev.deskbell.people;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something read once until it may have changed. */
final class Remembered<T> {
  private @Nullable T value;
  private long generation;

  synchronized void forget() {
    generation++;
    value = null;
  }

  /** Reads outside of the lock; what was read before a change is not kept after it. */
  T get(Supplier<T> reading) {
    long before;
    synchronized (this) {
      if (value != null) {
        return value;
      }
      before = generation;
    }
    var read = reading.get();
    synchronized (this) {
      if (before == generation) {
        value = read;
      }
    }
    return read;
  }
}
