package dev.deskbell.people;

import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A person, however many accounts they have.
 *
 * @param handle how policies and commands name them: {@code ana}; null for who is in no policy
 * @param active false once they have left
 */
public record Person(Id id, String name, @Nullable String handle, ZoneId zone, boolean active) {
  /** A person's own number, never that of a platform. */
  public record Id(long value) implements Comparable<Id> {
    @Override
    public int compareTo(Id other) {
      return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }
}
