package dev.deskbell.request;

import dev.deskbell.ticket.TicketRef;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All requests. There is no save: the door saves. */
interface Requests extends Repository<Request, TicketRef> {
  Optional<Request> findByRef(TicketRef ref);
}
