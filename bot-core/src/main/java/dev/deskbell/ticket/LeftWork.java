package dev.deskbell.ticket;

import dev.deskbell.people.Departure;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Offers the open work of somebody who has left to their team. */
@Component
class LeftWork implements Departure {
  private final JdbcClient db;
  private final Tickets tickets;
  private final TransactionOperations transaction;

  LeftWork(JdbcClient db, Tickets tickets, TransactionOperations transaction) {
    this.db = db;
    this.tickets = tickets;
    this.transaction = transaction;
  }

  @Override
  public void left(Person.Id who, Instant at) {
    for (var ref : openOf(who)) {
      transaction.executeWithoutResult(_ -> offer(ref, who, at));
    }
  }

  private List<TicketRef> openOf(Person.Id who) {
    return List.copyOf(
        db.sql(
                """
                select ref from ticket
                 where assignee = ? and phase in ('NEW', 'ACTIVE', 'HELD') order by ref
                """)
            .param(who.value())
            .query((row, _) -> TicketRef.of(row.getString(1)))
            .list());
  }

  private void offer(TicketRef ref, Person.Id who, Instant at) {
    if (who.equals(tickets.head(ref).assignee())) {
      tickets.record(new Noted(new TicketFact.Offered(ref, Fact.DESK, at, who)));
    }
  }
}
