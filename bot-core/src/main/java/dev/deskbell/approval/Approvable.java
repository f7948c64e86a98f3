package dev.deskbell.approval;

import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.TicketKind;
import java.util.Optional;

/** What tickets of a kind can be approved for; a bean of their practice. */
public interface Approvable {
  TicketKind kind();

  /** What is to be decided, as it is now. */
  Matter matter(Head head);

  /** The policy that holds for it now; empty when nobody need be asked. */
  Optional<String> policy(Head head);
}
