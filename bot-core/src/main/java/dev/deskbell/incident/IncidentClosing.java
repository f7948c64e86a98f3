package dev.deskbell.incident;

import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Records;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Closes a resolved incident about which its requester said nothing. */
@Component
class IncidentClosing implements DeadlineHandler {
  static final String NAME = "incident.close";

  private final Records records;
  private final Announcing announcing;

  IncidentClosing(Records records, Announcing announcing) {
    this.records = records;
    this.announcing = announcing;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    deed(List.of(ref)).due(ref, epoch, at);
  }

  @Override
  public Deed deed(Collection<TicketRef> refs) {
    return Deed.with(
        records.of(Incident.class, refs),
        (it, _, at) -> announcing.record(it.close(Fact.DESK, at, false)));
  }
}
