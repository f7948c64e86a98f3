package dev.deskbell.approval;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reminds who has not said anything, deputies of who has gone away since among them; who may decide
 * is looked at again by the way, so that what can't be decided any more is noticed.
 */
@Component
class Reminders implements DeadlineHandler {
  static final String NAME = "approval.remind";

  private final Askings askings;
  private final Tickets tickets;
  private final Present present;
  private final ObjectProvider<Consequences> consequences;
  private final Deliveries deliveries;

  Reminders(
      Askings askings,
      Tickets tickets,
      Present present,
      ObjectProvider<Consequences> consequences,
      Deliveries deliveries) {
    this.askings = askings;
    this.tickets = tickets;
    this.present = present;
    this.consequences = consequences;
    this.deliveries = deliveries;
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
        .ifPresent(it -> remind(it, at));
  }

  private void remind(Approval it, Instant at) {
    var now = present.of(tickets.head(it.ref()), it.asking().concerned(), at);
    var settled = it.settle(at, now);
    if (!settled.standing().isOpen() || settled.stage() != it.stage()) {
      consequences.getObject().moved(it, settled, Fact.DESK, at, new Words(""), now);
      return;
    }
    var asked = consequences.getObject().asked(it, at, now);
    var run = it.asking().run();
    tickets.record(new Noted(new ApprovalFact.Reminded(it.ref(), Fact.DESK, at, run, it.stage())));
    consequences.getObject().moved(it, asked, Fact.DESK, at, new Words(""), now);
    deliveries.tell(
        silent(asked).stream()
            .sorted()
            .map(who ->
                Telling.once(
                    Topics.reminder(it.ref(), run, it.stage()), new Destination.Someone(who)))
            .toList());
  }

  /** Who has a card of this stage; the drawer leaves out who has voted. */
  private static Set<Person.Id> silent(Approval it) {
    return it.told().stream()
        .filter(told -> told.stage() == it.stage())
        .map(Approval.Told::who)
        .collect(Collectors.toSet());
  }
}
