package dev.deskbell.alert;

import dev.deskbell.ticket.Automated;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** All alerts of a ticket were quiet for so long: the source's word ends the incident. */
@Component
class AlertQuiet implements DeadlineHandler {
  static final String NAME = "alert.quiet";

  private final Groups groups;
  private final Tickets tickets;
  private final ObjectProvider<Automated> practices;

  AlertQuiet(Groups groups, Tickets tickets, ObjectProvider<Automated> practices) {
    this.groups = groups;
    this.tickets = tickets;
    this.practices = practices;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    groups.openOf(ref).filter(it -> it.firing() == 0).ifPresent(it -> end(it, at));
  }

  private void end(Group group, Instant at) {
    if (!tickets.head(group.ticket()).phase().isOpen() || resolved(group.ticket(), at)) {
      groups.save(group.closed());
    }
  }

  /** Where people decide that it is over, what fires again meanwhile still belongs to it. */
  private boolean resolved(TicketRef ref, Instant at) {
    tickets.record(new Noted(new AlertFact.Quieted(ref, Fact.DESK, at)));
    return AlertTickets.practice(practices.stream())
        .resolve(ref, at, new Words("Monitoring says that it is over."));
  }
}
