package dev.deskbell.approval;

import dev.deskbell.people.Departure;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever has left decides nothing; what nobody can decide any more is said at once. */
@Component
class ApprovalDepartures implements Departure {
  private final Askings askings;
  private final Tickets tickets;
  private final Present present;
  private final Consequences consequences;
  private final People people;
  private final TransactionOperations transaction;

  ApprovalDepartures(
      Askings askings,
      Tickets tickets,
      Present present,
      Consequences consequences,
      People people,
      TransactionOperations transaction) {
    this.askings = askings;
    this.tickets = tickets;
    this.present = present;
    this.consequences = consequences;
    this.people = people;
    this.transaction = transaction;
  }

  @Override
  public void left(Person.Id who, Instant at) {
    for (var ref : askings.awaiting(Set.copyOf(people.idsOf(who)))) {
      transaction.executeWithoutResult(_ -> settle(ref, at));
    }
  }

  private void settle(TicketRef ref, Instant at) {
    var head = tickets.head(ref);
    askings
        .newest(ref)
        .filter(it -> it.standing().isOpen())
        .ifPresent(it -> {
          var now = present.of(head, it.asking().concerned(), at);
          var settled = it.settle(at, now);
          if (!settled.equals(it)) {
            consequences.moved(it, settled, Fact.DESK, at, new Words(""), now);
          }
        });
  }
}
