package dev.deskbell.ticket;

import dev.deskbell.policy.Policies;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A closed ticket's room is left open for a while, then closed too. */
@Component
class OwnRoomClosing implements FactListener, DeadlineHandler {
  private static final String NAME = "ticket.room-close";

  private final ObjectProvider<Deadlines> deadlines;
  private final Tickets tickets;
  private final Policies policies;

  OwnRoomClosing(ObjectProvider<Deadlines> deadlines, Tickets tickets, Policies policies) {
    this.deadlines = deadlines;
    this.tickets = tickets;
    this.policies = policies;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void heard(Heard heard) {
    var head = heard.after();
    if (OwnRooms.of(head).isEmpty()) {
      return;
    }
    var fact = heard.fact();
    if (fact.milestone() == Milestone.CLOSED) {
      var after = policies.current(TicketPolicy.SECTION).closeRoomAfter();
      deadlines.getObject().arm(head.ref(), NAME, head.chain().facts(), fact.at().plus(after));
    } else if (fact.milestone() == Milestone.REOPENED) {
      deadlines.getObject().disarm(head.ref(), NAME);
    }
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    if (OwnRooms.of(tickets.head(ref)).isPresent()) {
      tickets.record(new Noted(new TicketFact.RoomClosed(ref, Fact.DESK, at)));
    }
  }
}
