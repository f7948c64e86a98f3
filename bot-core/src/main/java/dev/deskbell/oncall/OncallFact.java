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
      Map.of(
          "oncall.paged", Paged.class,
          "oncall.called", Called.class,
          "oncall.nobody-found", NobodyFound.class,
          "oncall.unanswered", Unanswered.class,
          "oncall.escalated", Escalated.class,
          "oncall.busy", Busy.class,
          "oncall.snoozed", Snoozed.class,
          "oncall.still-on-it", StillOnIt.class,
          "oncall.asked-again", AskedAgain.class);

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
}
