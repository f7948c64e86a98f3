package dev.deskbell.ticket;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** Opens and closes a ticket's own room. */
@Component
class OwnRoomPractice implements Practice {
  private final Param<TicketRef> ticket;
  private final OwnRooms rooms;

  OwnRoomPractice(TicketParams params, OwnRooms rooms) {
    this.ticket = params.any();
    this.rooms = rooms;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("ticket.room-open")
            .says("room open", "Make a room for one ticket and the team's people on it")
            .example("room open INC-12")
            .needs(ticket)
            .by(Role.AGENT, ASSIGNEE)
            .does(this::open),
        Operation.named("ticket.room-close")
            .says("room close", "Close a ticket's own room; what was said there stays")
            .example("room close INC-12")
            .needs(ticket)
            .by(Role.AGENT, ASSIGNEE)
            .does(this::close));
  }

  private Outcome open(Turn turn) {
    var ref = turn.get(ticket);
    rooms.open(ref, turn.actor().id(), turn.at(), turn.origin().near());
    return Outcome.said(
        ref + " gets a room of its own. You and the team's people on it are invited there.");
  }

  private Outcome close(Turn turn) {
    var ref = turn.get(ticket);
    rooms.close(ref, turn.actor().id(), turn.at());
    return Outcome.said("The room of " + ref + " is closed.");
  }
}
