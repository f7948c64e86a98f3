package dev.deskbell.improvement;

import dev.deskbell.ticket.TicketRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All improvements. There is no save: the door saves. */
interface Improvements extends Repository<Improvement, TicketRef> {
  Optional<Improvement> findByRef(TicketRef ref);

  List<Improvement> findByRefIn(Collection<TicketRef> refs);
}
