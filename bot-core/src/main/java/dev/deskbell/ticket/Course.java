package dev.deskbell.ticket;

import dev.deskbell.ticket.TimelineMarks.Mark;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a ticket went: its phases one after the other and the moments that count. Pure.
 *
 * @param marks in the order in which they happened, the first of each name
 */
record Course(Instant from, Instant until, List<Part> parts, List<Mark> marks) {
  /** A ticket that has just been opened has a course too. */
  private static final Duration SHORTEST = Duration.ofMinutes(1);

  /** A phase for a while. */
  record Part(Phase phase, Instant from, Instant until) {}

  /** A milestone of the timeline. */
  record Reached(Milestone milestone, Instant when) {}

  /**
   * Ends when it was resolved for good; goes on until now while it is open.
   *
   * @param reached in the order of the timeline
   * @param more a practice's own marks; they win over milestones of that name
   */
  static Course of(List<Reached> reached, List<Mark> more, Instant now) {
    var marks = marks(reached, more);
    var from = marks.stream().map(Mark::when).min(Comparator.naturalOrder()).orElse(now);
    var ended = ended(reached);
    var last = marks.stream().map(Mark::when).max(Comparator.naturalOrder()).orElse(now);
    var until =
        later(later(ended.orElse(now), ended.isPresent() ? last : now), from.plus(SHORTEST));
    return new Course(from, until, parts(reached, from, until), marks);
  }

  private static List<Mark> marks(List<Reached> reached, List<Mark> more) {
    Map<String, Mark> first = new LinkedHashMap<>();
    more.forEach(it -> first.putIfAbsent(it.label(), it));
    var over = ended(reached);
    reached.stream()
        .filter(
            it -> it.milestone() != Milestone.CLOSED || over.filter(it.when()::equals).isPresent())
        .forEach(it ->
            first.putIfAbsent(label(it.milestone()), new Mark(label(it.milestone()), it.when())));
    if (over.isPresent() && more.stream().noneMatch(it -> it.label().equals("Resolved"))) {
      // What was reopened was resolved when it was so for good.
      first.computeIfPresent("Resolved", (label, _) -> new Mark(label, over.get()));
    }
    return first.values().stream().sorted(Comparator.comparing(Mark::when)).toList();
  }

  private static String label(Milestone milestone) {
    return switch (milestone) {
      case OPENED -> "Opened";
      case ACKNOWLEDGED -> "Acknowledged";
      case HELD -> "On hold";
      case RESUMED -> "Resumed";
      case RESOLVED -> "Resolved";
      case CLOSED -> "Closed";
      case REOPENED -> "Reopened";
    };
  }

  /** When it was resolved, or closed without that, and stayed so. */
  private static Optional<Instant> ended(List<Reached> reached) {
    var ended = Optional.<Instant>empty();
    for (var it : reached) {
      ended =
          switch (it.milestone()) {
            case RESOLVED -> Optional.of(it.when());
            case CLOSED -> ended.or(() -> Optional.of(it.when()));
            case OPENED, ACKNOWLEDGED, HELD, RESUMED, REOPENED -> Optional.empty();
          };
    }
    return ended;
  }

  private static List<Part> parts(List<Reached> reached, Instant from, Instant until) {
    var parts = new ArrayList<Part>();
    var phase = Phase.NEW;
    var since = from;
    for (var it : reached) {
      var next = after(phase, it.milestone());
      if (next != phase && it.when().isBefore(until)) {
        add(parts, phase, since, it.when());
        since = later(since, it.when());
        phase = next;
      }
    }
    add(parts, phase, since, until);
    return List.copyOf(parts);
  }

  private static void add(List<Part> parts, Phase phase, Instant from, Instant until) {
    if (from.isBefore(until)) {
      parts.add(new Part(phase, from, until));
    }
  }

  private static Phase after(Phase phase, Milestone milestone) {
    return switch (milestone) {
      case OPENED -> Phase.NEW;
      case ACKNOWLEDGED -> phase == Phase.HELD ? phase : Phase.ACTIVE;
      case HELD -> Phase.HELD;
      case RESUMED, REOPENED -> Phase.ACTIVE;
      case RESOLVED -> Phase.RESOLVED;
      case CLOSED -> Phase.CLOSED;
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  Duration length() {
    return Duration.between(from, until);
  }

  /** How long after the beginning that was. */
  Duration after(Mark mark) {
    return Duration.between(from, mark.when());
  }

  /** In words, for who does not see the picture. */
  String words(TicketRef ref) {
    return ref
        + ": "
        + marks.stream()
            .map(it ->
                after(it).isZero()
                    ? it.label().toLowerCase(java.util.Locale.ROOT)
                    : it.label().toLowerCase(java.util.Locale.ROOT) + " after " + words(after(it)))
            .collect(Collectors.joining(", "));
  }

  /** The two greatest parts of it: {@code 1 h 40 min}. */
  static String words(Duration span) {
    if (span.toDays() > 0) {
      return span.toDays() + " d" + (span.toHoursPart() > 0 ? " " + span.toHoursPart() + " h" : "");
    }
    if (span.toHours() > 0) {
      return span.toHours()
          + " h"
          + (span.toMinutesPart() > 0 ? " " + span.toMinutesPart() + " min" : "");
    }
    return span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }
}
