package dev.deskbell.ticket;

import dev.deskbell.chat.Place;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Witness;
import dev.deskbell.people.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Gives a ticket a room of its own, where its people come together: named after its ref and nothing
 * else, the team's, for those invited only when the ticket is private.
 */
@Component
public class OwnRooms implements Witness {
  private final Tickets tickets;

  OwnRooms(Tickets tickets) {
    this.tickets = tickets;
  }

  /** Whether it has one now. */
  public boolean has(TicketRef ref) {
    return of(tickets.head(ref)).isPresent();
  }

  /** Makes one in the workspace of that place, in the running transaction. */
  public void open(TicketRef ref, Person.Id by, Instant at, Place near) {
    var head = tickets.head(ref);
    if (of(head).isPresent()) {
      throw new Refusal(ref + " has a room of its own already.");
    }
    if (head.phase() == Phase.CLOSED) {
      throw new Refusal(ref + " is closed. Reopen it first.");
    }
    tickets.record(
        new Noted(
            new TicketFact.RoomOpened(
                ref, by, at, near.platform(), near.workspace(), head.hidden())));
  }

  /** Closes it, in the running transaction; what was said there stays. */
  public void close(TicketRef ref, Person.Id by, Instant at) {
    if (of(tickets.head(ref)).isEmpty()) {
      throw new Refusal(ref + " has no room of its own.");
    }
    tickets.record(new Noted(new TicketFact.RoomClosed(ref, by, at)));
  }

  /** Whether what is drawn for that room stays among those who were invited to it. */
  public static boolean keepsSecrets(@Nullable Piece room) {
    return OwnRoom.keepsSecrets(room);
  }

  static Optional<Destination.Inside> of(Head head) {
    return head.shown().stream()
        .filter(Destination.Inside.class::isInstance)
        .map(Destination.Inside.class::cast)
        .findFirst();
  }

  @Override
  public String topic() {
    return Topics.ROOM;
  }

  /** Who waits for a room that can't be made hears so, where they wait. */
  @Override
  public void saw(Piece piece, Destination to, Sight sight) {
    var room = OwnRoom.of(piece);
    if (sight.came() instanceof Came.TurnedAway(var reason, var _, var _)
        && of(tickets.head(room.ref())).filter(it -> it.room().equals(piece)).isPresent()) {
      var at = sight.at().truncatedTo(ChronoUnit.MICROS);
      tickets.record(new Noted(new TicketFact.RoomNotMade(room.ref(), Fact.DESK, at, reason)));
    }
  }
}
