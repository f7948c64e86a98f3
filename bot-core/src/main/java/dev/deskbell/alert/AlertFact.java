package dev.deskbell.alert;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.Map;

/** What monitoring notes on a ticket. */
public sealed interface AlertFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES =
      Map.of("alert.grew", Grew.class, "alert.quieted", Quieted.class);

  /** So many alerts belong to it by now. */
  record Grew(TicketRef ref, Person.Id by, Instant at, long alerts) implements AlertFact {}

  /** Every one of its alerts has ended, by the source's word. */
  record Quieted(TicketRef ref, Person.Id by, Instant at) implements AlertFact {}
}
