package dev.deskbell.incident;

import dev.deskbell.ticket.TicketRef;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All incidents. There is no save: the door saves. */
interface Incidents extends Repository<Incident, TicketRef> {
  Optional<Incident> findByRef(TicketRef ref);
}
