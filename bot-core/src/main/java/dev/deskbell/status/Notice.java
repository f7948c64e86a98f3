package dev.deskbell.status;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something that was published.
 *
 * @param id its number in chat
 * @param code its name outside
 * @param ticket what it is about inside
 * @param author who published last
 * @param planned of a maintenance
 * @param updates the oldest first
 */
record Notice(
    long id,
    UUID code,
    State state,
    String title,
    @Nullable TicketRef ticket,
    Person.Id author,
    @Nullable Interval planned,
    Instant publishedAt,
    Instant changedAt,
    @Nullable Instant endedAt,
    List<Update> updates,
    List<Impact> impacts) {
  Notice {
    updates = List.copyOf(updates);
    impacts = List.copyOf(impacts);
  }

  /** What was said of it at a moment. */
  record Update(int seq, State state, String words, Instant at) {}

  /** How it hit a service for a while; still does when {@code until} is null. */
  record Impact(String service, Effect effect, Instant from, @Nullable Instant until) {
    boolean holds(Instant at) {
      return !from.isAfter(at) && (until == null || until.isAfter(at));
    }

    boolean hits(Interval when) {
      return from.isBefore(when.until()) && (until == null || until.isAfter(when.from()));
    }
  }

  State.Kind kind() {
    return state.kind();
  }

  boolean isOpen() {
    return endedAt == null;
  }

  /** Announced, and nothing has happened yet. */
  boolean isAhead() {
    return state == State.SCHEDULED;
  }

  /** How it hits that service at a moment. */
  Effect effect(String service, Instant at) {
    return impacts.stream()
        .filter(it -> it.service().equals(service) && it.holds(at))
        .map(Impact::effect)
        .reduce(Effect.OPERATIONAL, Effect::worse);
  }

  /** Whatever it hits or has hit, in the order it was hit. */
  List<String> services() {
    return impacts.stream().map(Impact::service).distinct().toList();
  }

  Optional<Interval> plan() {
    return Optional.ofNullable(planned);
  }
}
