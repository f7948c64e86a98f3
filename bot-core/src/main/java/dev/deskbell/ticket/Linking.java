package dev.deskbell.ticket;

import dev.deskbell.people.Person;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Links tickets for practices, with the fact on the ticket that has the link. */
@Component
public class Linking {
  private final Links links;
  private final Tickets tickets;

  Linking(Links links, Tickets tickets) {
    this.links = links;
    this.tickets = tickets;
  }

  public void link(TicketRef ref, Relation relation, TicketRef other, Person.Id by, Instant at) {
    links.add(ref, relation, other);
    tickets.record(new Noted(new TicketFact.Linked(ref, by, at, relation, other)));
  }
}
