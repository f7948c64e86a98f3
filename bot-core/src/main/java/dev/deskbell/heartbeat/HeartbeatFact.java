package dev.deskbell.heartbeat;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Map;

/** What signs of life that stay away note on a ticket. */
public sealed interface HeartbeatFact extends Fact {
  /** Names in the timeline, never given to another. */
  Map<String, Class<? extends Fact>> NAMES = Map.of("heartbeat.silent-again", SilentAgain.class);

  /** Whose silence opened it was back, and is silent once more while it is still open. */
  record SilentAgain(TicketRef ref, Person.Id by, Instant at, Words who) implements HeartbeatFact {}
}
