package dev.deskbell.approval;

import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** A stage's time is up: others are asked, or it expires. */
@Component
class TimeLimit implements DeadlineHandler {
  static final String NAME = "approval.limit";

  private final Askings askings;
  private final Tickets tickets;
  private final Present present;
  private final ObjectProvider<Consequences> consequences;

  TimeLimit(
      Askings askings,
      Tickets tickets,
      Present present,
      ObjectProvider<Consequences> consequences) {
    this.askings = askings;
    this.tickets = tickets;
    this.present = present;
    this.consequences = consequences;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    askings
        .newest(ref)
        .filter(it -> it.standing().isOpen() && Consequences.epoch(it) == epoch)
        .ifPresent(it -> timeIsUp(it, at));
  }

  private void timeIsUp(Approval it, Instant at) {
    var now = present.of(tickets.head(it.ref()), it.asking().concerned(), at);
    var next = it.timeIsUp(at, now);
    if (next.stage() > it.stage()) {
      tickets.record(
          new Noted(
              new ApprovalFact.Overdue(
                  it.ref(), Fact.DESK, at, it.asking().run(), it.stage(), it.current().name())));
    }
    consequences.getObject().moved(it, next, Fact.DESK, at, new Words(""), now);
  }
}
