package dev.deskbell.ticket;

import dev.deskbell.people.Team;
import java.util.Set;

/** Knows which other teams a kind's tickets affect: their rooms get the card too. A bean. */
public interface Affecting {
  TicketKind kind();

  /** Beside the ticket's own team. */
  Set<Team.Id> teams(Head head);
}
