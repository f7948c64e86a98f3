package dev.deskbell.change;

import dev.deskbell.ticket.TicketRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** All changes. There is no save: the door saves. */
interface ChangeRecords extends Repository<ChangeRecord, TicketRef> {
  Optional<ChangeRecord> findByRef(TicketRef ref);

  List<ChangeRecord> findByRefIn(Collection<TicketRef> refs);
}
