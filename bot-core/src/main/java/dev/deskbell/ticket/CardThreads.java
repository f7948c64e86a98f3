package dev.deskbell.ticket;

import dev.deskbell.delivery.Destination;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a practice tells the team something of its own about a ticket. */
@Component
public class CardThreads {
  private final Tickets tickets;

  CardThreads(Tickets tickets) {
    this.tickets = tickets;
  }

  /** The threads below its card in rooms: the team's, and its own room's. */
  public List<Destination> ofRooms(TicketRef ref) {
    return Notices.sorted(tickets.head(ref).shown())
        .filter(it -> it instanceof Destination.Room || it instanceof Destination.Inside)
        .<Destination>map(it -> new Destination.Below(Topics.card(ref), it))
        .toList();
  }
}
