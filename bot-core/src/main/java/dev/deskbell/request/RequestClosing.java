package dev.deskbell.request;

import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Records;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/** Closes a fulfilled request about which its requester said nothing. */
@Component
class RequestClosing implements DeadlineHandler {
  static final String NAME = "request.close";

  private final Records records;
  private final Tickets tickets;

  RequestClosing(Records records, Tickets tickets) {
    this.records = records;
    this.tickets = tickets;
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
        records.of(Request.class, refs),
        (it, _, at) -> tickets.record(it.close(Fact.DESK, at, false)));
  }
}
