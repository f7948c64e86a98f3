package dev.deskbell.ticket;

import java.time.Instant;

/** Does what became due; a bean of the practice that arms it. */
public interface DeadlineHandler {
  /** The deadline's name: {@code incident.close}. */
  String name();

  /**
   * In a transaction of its own, the ticket's row locked. The epoch is that of the arming: what has
   * been disarmed or armed anew never comes here.
   */
  void due(TicketRef ref, long epoch, Instant at);
}
