package dev.deskbell.incident;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Timeline;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What happened in an incident and when it really did: its timeline, in which some times have been
 * corrected by later lines. Nothing in it is ever changed.
 */
@Component
class Chronicle {
  private final Timeline timeline;

  Chronicle(Timeline timeline) {
    this.timeline = timeline;
  }

  /**
   * Something that happened.
   *
   * @param line its number in the timeline
   * @param when when it happened, as far as is known now
   * @param recorded when it was put on the record
   */
  record Event(int line, Instant when, Instant recorded, Person.Id by, Fact fact) {}

  /** In the order in which it happened. */
  List<Event> of(TicketRef ref) {
    return of(timeline.of(ref));
  }

  static List<Event> of(List<Timeline.Line> lines) {
    var corrected = new HashMap<Integer, Instant>();
    for (var line : lines) {
      if (line.fact() instanceof MajorFact.TimeCorrected it) {
        corrected.put(it.line(), it.when());
      }
    }
    return lines.stream()
        .filter(it -> tells(it.fact()))
        .map(it ->
            new Event(
                it.seq(),
                Optional.ofNullable(corrected.get(it.seq())).orElseGet(() -> happened(it)),
                it.at(),
                it.by(),
                it.fact()))
        .sorted(Comparator.comparing(Event::when).thenComparingInt(Event::line))
        .toList();
  }

  private static Instant happened(Timeline.Line line) {
    return line.fact() instanceof MajorFact.Logged it ? it.when() : line.at();
  }

  /** What is said among people and about the record itself is no part of the story. */
  private static boolean tells(Fact fact) {
    return switch (fact) {
      case MajorFact.MeToo _,
          MajorFact.TimeCorrected _,
          MajorFact.Reviewed _,
          MajorFact.ReviewDrafted _,
          TicketFact.Replied _,
          TicketFact.Annotated _,
          TicketFact.CommentEdited _,
          TicketFact.CommentRemoved _,
          TicketFact.Watched _,
          TicketFact.Called _,
          TicketFact.Unwatched _,
          TicketFact.Rated _,
          TicketFact.Erased _ ->
          false;
      case Fact _ -> true;
    };
  }

  /** The four moments that figures are made of; empty for what has not happened. */
  record Moments(
      Optional<Event> detected,
      Optional<Event> acknowledged,
      Optional<Event> mitigated,
      Optional<Event> resolved) {}

  /** The first of each, but the last end: an incident that came back was not over before. */
  static Moments moments(List<Event> events) {
    var byLine = events.stream().sorted(Comparator.comparingInt(Event::line)).toList();
    return new Moments(
        first(byLine, Milestone.OPENED),
        first(byLine, Milestone.ACKNOWLEDGED),
        byLine.stream().filter(Chronicle::mitigates).reduce((_, last) -> last),
        byLine.stream()
            .filter(it -> it.fact().milestone() == Milestone.RESOLVED)
            .reduce((_, last) -> last));
  }

  private static Optional<Event> first(List<Event> byLine, Milestone milestone) {
    return byLine.stream().filter(it -> it.fact().milestone() == milestone).findFirst();
  }

  private static boolean mitigates(Event event) {
    return event.fact() instanceof MajorFact.Progressed it
        && it.stage().equals(Major.MITIGATED.name());
  }
}
