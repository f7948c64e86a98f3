package dev.deskbell.improvement;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can happen to an improvement, and the milestone it means. */
public sealed interface ImprovementFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.of(
          "improvement.raised", Raised.class,
          "improvement.started", Started.class,
          "improvement.moved", Moved.class,
          "improvement.reminded", Reminded.class,
          "improvement.finished", Finished.class,
          "improvement.dropped", Dropped.class,
          "improvement.reopened", Reopened.class);

  @Override
  default @Nullable Milestone milestone() {
    return switch (this) {
      case Raised _ -> Milestone.OPENED;
      case Started _ -> Milestone.ACKNOWLEDGED;
      case Moved _, Reminded _ -> null;
      case Finished _, Dropped _ -> Milestone.CLOSED;
      case Reopened _ -> Milestone.REOPENED;
    };
  }

  /**
   * Noted down.
   *
   * @param from what it follows from, if anything
   */
  record Raised(
      TicketRef ref,
      Person.Id by,
      Instant at,
      Words title,
      Words details,
      Person.Id owner,
      Instant due,
      @Nullable TicketRef from)
      implements ImprovementFact {}

  record Started(TicketRef ref, Person.Id by, Instant at) implements ImprovementFact {}

  record Moved(TicketRef ref, Person.Id by, Instant at, Instant from, Instant to, Words why)
      implements ImprovementFact {}

  /**
   * Its owner was reminded.
   *
   * @param days until it is due; less than 0 when it is overdue
   * @param managers whether those who answer for its team were told too
   */
  record Reminded(TicketRef ref, Person.Id by, Instant at, int days, boolean managers)
      implements ImprovementFact {}

  record Finished(TicketRef ref, Person.Id by, Instant at, Words how) implements ImprovementFact {}

  /** It will not be done. */
  record Dropped(TicketRef ref, Person.Id by, Instant at, Words why) implements ImprovementFact {}

  record Reopened(TicketRef ref, Person.Id by, Instant at, Instant due, Words why)
      implements ImprovementFact {}
}
