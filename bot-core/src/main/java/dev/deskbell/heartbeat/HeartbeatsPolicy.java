package dev.deskbell.heartbeat;

import dev.deskbell.ticket.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code heartbeats.yaml}: who is expected to give signs of life, and how often. */
record HeartbeatsPolicy(@Nullable List<Entry> heartbeats) {
  static final HeartbeatsPolicy ABSENT = new HeartbeatsPolicy(List.of());

  List<Entry> known() {
    return heartbeats == null ? List.of() : heartbeats;
  }

  Optional<Entry> named(String id) {
    return known().stream().filter(it -> it.id().equals(id)).findFirst();
  }

  /**
   * One that is expected.
   *
   * @param every how long there is from one sign to the next
   * @param grace how much later a sign may come
   * @param team who gets the incident; by default the service's owner
   */
  record Entry(
      String id,
      String name,
      String every,
      String grace,
      @Nullable String service,
      @Nullable String team,
      @Nullable Level impact,
      @Nullable Level urgency) {
    Duration interval() {
      return length(every);
    }

    Duration leeway() {
      return length(grace);
    }

    /** How long may pass after a sign before something is wrong. */
    Duration patience() {
      return interval().plus(leeway());
    }
  }

  static Duration length(String written) {
    var number = Long.parseLong(written.substring(0, written.length() - 1));
    return switch (written.charAt(written.length() - 1)) {
      case 'm' -> Duration.ofMinutes(number);
      case 'h' -> Duration.ofHours(number);
      default -> Duration.ofDays(number);
    };
  }
}
