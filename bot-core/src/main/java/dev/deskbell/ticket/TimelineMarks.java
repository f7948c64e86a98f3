package dev.deskbell.ticket;

import java.time.Instant;
import java.util.List;

/**
 * What a practice knows of a ticket's moments beyond its milestones: a stage of its own, or when
 * something really happened. A bean of the practice.
 */
public interface TimelineMarks {
  /** For the ticket's team; one with a milestone's label says when that really was. */
  List<Mark> marks(TicketRef ref);

  /** A moment with a name of few words: {@code Mitigated}. */
  record Mark(String label, Instant when) {}
}
