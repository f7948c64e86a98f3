package dev.deskbell.doctor;

import dev.deskbell.chat.Place;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;

/** Rooms to be asked about one by one, as many as there is time for. */
final class Hurried implements Iterable<Place> {

  /** Each is a question or two that the platform counts. */
  static final int MOST = 40;

  private final List<Place> rooms;
  private final InstantSource clock;
  private final Instant last;
  private final AtomicInteger taken = new AtomicInteger();
  private volatile boolean cut;

  /** Takes when the last may be begun. */
  Hurried(List<Place> rooms, InstantSource clock, Instant last) {
    this.rooms = rooms;
    this.clock = clock;
    this.last = last;
  }

  int all() {
    return rooms.size();
  }

  int taken() {
    return taken.get();
  }

  /** Whether it ended before the last of them. */
  boolean isCut() {
    return cut;
  }

  @Override
  public Iterator<Place> iterator() {
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        var more = taken.get() < rooms.size();
        cut = more && (taken.get() >= MOST || clock.instant().isAfter(last));
        return more && !cut;
      }

      @Override
      public Place next() {
        if (taken.get() >= rooms.size()) {
          throw new NoSuchElementException();
        }
        return rooms.get(taken.getAndIncrement());
      }
    };
  }
}
