package dev.deskbell.oncall;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;

/** What happens to any ticket while people are paged for it. */
sealed interface OncallFact extends Fact {
  Map<String, Class<? extends Fact>> NAMES =
      Map.ofEntries(
          Map.entry("oncall.paged", Paged.class),
          Map.entry("oncall.called", Called.class),
          Map.entry("oncall.nobody-found", NobodyFound.class),
          Map.entry("oncall.unanswered", Unanswered.class),
          Map.entry("oncall.escalated", Escalated.class),
          Map.entry("oncall.busy", Busy.class),
          Map.entry("oncall.snoozed", Snoozed.class),
          Map.entry("oncall.still-on-it", StillOnIt.class),
          Map.entry("oncall.asked-again", AskedAgain.class),
          Map.entry("oncall.summoned", Summoned.class),
          Map.entry("oncall.joined", Joined.class));

  /** A person is paged; {@code step} counts from 1 through all repetitions. */
  record Paged(TicketRef ref, Person.Id by, Instant at, Person.Id who, int step, String why)
      implements OncallFact {}

  /** The rooms of a team are paged. */
  record Called(TicketRef ref, Person.Id by, Instant at, String team, int step)
      implements OncallFact {}

  /** A step had nobody to page, not even whom the files name for that. */
  record NobodyFound(TicketRef ref, Person.Id by, Instant at, int step) implements OncallFact {}

  /** All steps are over and nobody acknowledged. */
  record Unanswered(TicketRef ref, Person.Id by, Instant at) implements OncallFact {}

  /** Somebody wants the next to be paged now. */
  record Escalated(TicketRef ref, Person.Id by, Instant at, Words why) implements OncallFact {}

  /** Who was paged works on something else. */
  record Busy(TicketRef ref, Person.Id by, Instant at) implements OncallFact {}

  /** Nobody is paged until then. */
  record Snoozed(TicketRef ref, Person.Id by, Instant at, Instant until) implements OncallFact {}

  record StillOnIt(TicketRef ref, Person.Id by, Instant at) implements OncallFact {}

  /** Nothing happened since it was acknowledged. */
  record AskedAgain(TicketRef ref, Person.Id by, Instant at) implements OncallFact {}

  /** Somebody had that person paged by hand. */
  record Summoned(TicketRef ref, Person.Id by, Instant at, Person.Id who, Words why)
      implements OncallFact {}

  /** Who was paged by hand works on it beside whoever has it. */
  record Joined(TicketRef ref, Person.Id by, Instant at) implements OncallFact {}
}
