package dev.deskbell.ticket;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Role;
import java.util.List;
import org.springframework.stereotype.Component;

/** How tickets belong together, and who may know of them. */
@Component
class Connections implements Practice {
  private static final Param<Relation> RELATION =
      Param.of(
          "relation",
          "How do they belong together?",
          Types.oneOf("relation", Relation.class, Relation::words));

  private final Param<TicketRef> ticket;
  private final Param<TicketRef> other;
  private final Tickets tickets;
  private final Links links;

  Connections(TicketParams params, Tickets tickets, Links links) {
    this.ticket = params.any();
    this.other = params.other();
    this.tickets = tickets;
    this.links = links;
  }

  @Override
  public List<Operation> operations() {
    return List.of(link(), unlink(), hide(), unhide());
  }

  private Operation link() {
    return Operation.named("ticket.link")
        .says("link", "Say how two tickets belong together")
        .example("link INC-12 INC-9 duplicate-of", "link INC-12 INC-9 caused-by")
        .needs(ticket, other, RELATION)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::link);
  }

  private Outcome link(Turn turn) {
    var ref = turn.get(ticket);
    var to = turn.get(other);
    var relation = turn.get(RELATION);
    if (ref.equals(to)) {
      throw new Refusal("A ticket can't be linked to itself.");
    }
    if (links.exists(ref, relation, to)) {
      throw new Refusal("%s is %s %s already.".formatted(ref, relation.words(), to));
    }
    links.add(ref, relation, to);
    tickets.record(
        new Noted(new TicketFact.Linked(ref, turn.actor().id(), turn.at(), relation, to)));
    return Outcome.shown(ref, ref + " is now " + relation.words() + " " + to + ".");
  }

  private Operation unlink() {
    return Operation.named("ticket.unlink")
        .says("unlink", "Take a link between two tickets away")
        .example("unlink INC-12 INC-9 duplicate-of")
        .needs(ticket, other, RELATION)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::unlink);
  }

  private Outcome unlink(Turn turn) {
    var ref = turn.get(ticket);
    var to = turn.get(other);
    var relation = turn.get(RELATION);
    if (!links.exists(ref, relation, to)) {
      throw new Refusal("%s is not %s %s.".formatted(ref, relation.words(), to));
    }
    links.remove(ref, relation, to);
    tickets.record(
        new Noted(new TicketFact.Unlinked(ref, turn.actor().id(), turn.at(), relation, to)));
    return Outcome.said("The link between " + ref + " and " + to + " is gone.");
  }

  private Operation hide() {
    return Operation.named("ticket.hide")
        .says("hide", "Make a ticket private: only who is involved and its team know of it")
        .example("hide INC-12")
        .needs(ticket)
        .by(Role.AGENT, REQUESTER, ASSIGNEE)
        .does(it -> turn(it, true));
  }

  private Operation unhide() {
    return Operation.named("ticket.unhide")
        .says("unhide", "Make a private ticket visible to everybody")
        .example("unhide INC-12")
        .needs(ticket)
        .by(Role.MANAGER, REQUESTER)
        .does(it -> turn(it, false));
  }

  private Outcome turn(Turn turn, boolean hidden) {
    var head = tickets.head(turn.get(ticket));
    if (head.hidden() == hidden) {
      throw new Refusal(head.ref() + (hidden ? " is private already." : " is not private."));
    }
    var me = turn.actor().id();
    tickets.record(
        new Noted(
            hidden
                ? new TicketFact.Hidden(head.ref(), me, turn.at())
                : new TicketFact.Unhidden(head.ref(), me, turn.at())));
    return Outcome.said(
        hidden
            ? head.ref()
                + " is private now; its cards and what I wrote below them are being taken out of the rooms. What people"
                + " wrote there themselves is theirs to take away."
            : head.ref() + " can be seen by everybody now.");
  }
}
