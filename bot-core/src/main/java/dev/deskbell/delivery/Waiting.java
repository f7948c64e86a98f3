package dev.deskbell.delivery;

import dev.deskbell.delivery.Telling.Urgency;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The lanes that one instance knows to have work: what may go, and what is held back, in a line for
 * each scope that holds it, pages in one of their own. When a scope is free again one lane of a
 * line tries, and where that is let through twice as many follow: however many wait for a budget,
 * few ask in vain. Only a memory: claims decide in the database, and whoever looks there finds what
 * nobody told.
 */
final class Waiting {
  private static final int WIDEST = 64;
  private static final Comparator<Seat> FIRST_COME =
      Comparator.<Seat>comparingLong(it -> it.head).thenComparing(it -> it.lane.key());

  private final Map<Lane, Seat> seats = new HashMap<>();
  private final Map<Urgency, TreeSet<Seat>> ready =
      Map.of(Urgency.PAGE, new TreeSet<>(FIRST_COME), Urgency.USUAL, new TreeSet<>(FIRST_COME));
  private final Map<String, Line> lines = new HashMap<>();
  private final TreeSet<Line> inTime =
      new TreeSet<>(
          Comparator.<Line, Instant>comparing(it -> it.until).thenComparing(it -> it.key));
  private long told = Long.MAX_VALUE / 2;

  /**
   * A lane with work, as somebody saw it.
   *
   * @param head its oldest message that may go as far as the lane is concerned
   * @param platform where that goes, if that was known
   * @param hold what holds it back, if that was known
   */
  record Found(Lane lane, long head, String platform, @Nullable Hold hold) {}

  private static final class Seat {
    private final Lane lane;
    private long head;
    private String platform;
    private boolean taken;
    private boolean again;

    /** Where it waits. */
    private @Nullable Line line;

    /** Whose turn it tries out. */
    private @Nullable Line trying;

    private Seat(Lane lane, long head, String platform) {
      this.lane = lane;
      this.head = head;
      this.platform = platform;
    }
  }

  private static final class Line {
    private final String key;
    private final TreeSet<Seat> seats = new TreeSet<>(FIRST_COME);
    private Instant until;
    private int window = 1;
    private int trying;

    private Line(String key, Instant until) {
      this.key = key;
      this.until = until;
    }

    private boolean hasTurns() {
      return trying < window && !seats.isEmpty();
    }
  }

  /** Somebody looked in the database. */
  synchronized void found(Collection<Found> all) {
    for (var it : all) {
      var seat = seats.get(it.lane());
      if (seat != null && seat.taken) {
        seat.again = true;
      } else if (it.hold() == null) {
        stand(seated(it));
      } else {
        queue(seated(it), it.hold());
      }
    }
  }

  private Seat seated(Found it) {
    var seat = seats.computeIfAbsent(it.lane(), _ -> new Seat(it.lane(), it.head(), ""));
    leave(seat);
    seat.head = it.head();
    seat.platform = it.platform();
    return seat;
  }

  /** Something was told there: whoever is held back stays so. */
  synchronized void told(Collection<Lane> lanes) {
    for (var lane : lanes) {
      var seat = seats.get(lane);
      if (seat == null) {
        stand(seats.computeIfAbsent(lane, it -> new Seat(it, told++, "")));
      } else if (seat.taken) {
        seat.again = true;
      }
    }
  }

  /** Takes lanes that may be worked on, pages first, then who waits longest. */
  synchronized List<Lane> take(Instant now, Hands hands) {
    open(now);
    var taken = new ArrayList<Lane>();
    for (var urgency : Urgency.values()) {
      take(standing(urgency), hands, taken);
    }
    return taken;
  }

  private static void take(NavigableSet<Seat> standing, Hands hands, List<Lane> taken) {
    var each = standing.iterator();
    while (each.hasNext()) {
      var seat = each.next();
      if (!hands.areFree(seat.lane.urgency())) {
        return;
      }
      if (hands.take(seat.lane, seat.platform)) {
        each.remove();
        seat.taken = true;
        taken.add(seat.lane);
      }
    }
  }

  /** Who can work on lanes just now. */
  interface Hands {
    boolean areFree(Urgency urgency);

    /** One more is needed for it; false when there is none for that platform. */
    boolean take(Lane lane, String platform);

    /** As many as are wanted. */
    static Hands many() {
      return new Hands() {
        @Override
        public boolean areFree(Urgency urgency) {
          return true;
        }

        @Override
        public boolean take(Lane lane, String platform) {
          return true;
        }
      };
    }
  }

  private void open(Instant now) {
    for (var line : List.copyOf(freeAt(now))) {
      while (line.hasTurns()) {
        var seat = line.seats.first();
        // Counted first, so that the line does not end with the last who waits in it.
        line.trying++;
        leave(seat);
        seat.trying = line;
        stand(seat);
      }
    }
  }

  private Collection<Line> freeAt(Instant now) {
    return inTime.stream().takeWhile(it -> !it.until.isAfter(now)).toList();
  }

  /** Its message was let through; true when others may follow at once. */
  synchronized boolean went(Lane lane) {
    var seat = seats.get(lane);
    var line = seat == null ? null : seat.trying;
    if (seat == null || line == null) {
      return false;
    }
    line.window = Math.min(WIDEST, 2 * line.window);
    tried(seat);
    return line.hasTurns();
  }

  /** It was not let through; what was heard since it asked may have let it through. */
  synchronized void held(Found it, Hold hold) {
    var seat = seats.computeIfAbsent(it.lane(), _ -> new Seat(it.lane(), it.head(), ""));
    if (seat.trying != null) {
      seat.trying.window = 1;
    }
    leave(seat);
    seat.taken = false;
    seat.head = it.head();
    seat.platform = it.platform();
    if (seat.again) {
      seat.again = false;
      stand(seat);
    } else {
      queue(seat, hold);
    }
  }

  /**
   * Nobody works on it any more.
   *
   * @param goesOn there is more to do there
   */
  synchronized void left(Lane lane, boolean goesOn) {
    var seat = seats.get(lane);
    if (seat == null || !seat.taken) {
      return;
    }
    leave(seat);
    seat.taken = false;
    if (goesOn || seat.again) {
      seat.again = false;
      stand(seat);
    } else {
      seats.remove(lane);
    }
  }

  /** When the first of those that are held back may try; none while others of its line do. */
  synchronized Optional<Instant> next() {
    return inTime.stream().filter(Line::hasTurns).map(it -> it.until).findFirst();
  }

  /** Whether any might go now. */
  synchronized boolean isIdle() {
    return ready.values().stream().allMatch(TreeSet::isEmpty);
  }

  private void stand(Seat seat) {
    standing(seat.lane.urgency()).add(seat);
  }

  private NavigableSet<Seat> standing(Urgency urgency) {
    return switch (urgency) {
      case PAGE -> Objects.requireNonNull(ready.get(Urgency.PAGE));
      case USUAL -> Objects.requireNonNull(ready.get(Urgency.USUAL));
    };
  }

  private void queue(Seat seat, Hold hold) {
    var key = seat.lane.urgency() + "/" + hold.scope();
    var line = lines.computeIfAbsent(key, it -> new Line(it, hold.until()));
    inTime.remove(line);
    line.until = hold.until();
    inTime.add(line);
    line.seats.add(seat);
    seat.line = line;
  }

  /** Wherever it stands; what is changed about a seat, is changed after that. */
  private void leave(Seat seat) {
    standing(seat.lane.urgency()).remove(seat);
    tried(seat);
    var line = seat.line;
    if (line != null) {
      line.seats.remove(seat);
      seat.line = null;
      end(line);
    }
  }

  private void tried(Seat seat) {
    var line = seat.trying;
    if (line != null) {
      line.trying--;
      seat.trying = null;
      end(line);
    }
  }

  private void end(Line line) {
    // Only this very line: one with its name may have begun since.
    if (line.seats.isEmpty() && line.trying == 0 && lines.remove(line.key, line)) {
      inTime.remove(line);
    }
  }
}
