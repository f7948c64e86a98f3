package dev.deskbell.ticket;

import java.util.Optional;

/**
 * How a practice's tickets look: a bean beside its deeds, so that seeing never depends on doing.
 */
public interface TicketLooks {
  TicketKind kind();

  Look look(Head head, Audience audience);

  /**
   * What happened, for the ticket's thread and timeline; empty for a fact that is not the
   * practice's own. The sentence goes on after the actor's name: "acknowledged it".
   */
  Optional<Sentence> tell(Fact fact);
}
