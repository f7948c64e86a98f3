package dev.deskbell.ticket;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;
import static dev.deskbell.conversation.Operation.Relation.WATCHER;

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

/** Two deeds that can't be confused: a reply reaches the requester, a note stays with the team. */
@Component
class Talk implements Practice {
  private static final Param<String> REPLY =
      Param.of("words", "Your message", Types.lines(Words.LONGEST))
          .hinting("The requester and the team read this");
  private static final Param<String> NOTE =
      Param.of("words", "Note for the team", Types.lines(Words.LONGEST))
          .hinting("The requester does not see this");
  private static final Param<Long> STARS =
      Param.of("stars", "How content are you, from 1 to 5?", Types.number(1, 5));
  private static final Param<String> COMMENT =
      Param.of("comment", "Anything to add?", Types.lines(1000));

  private final Param<TicketRef> ticket;
  private final Comments comments;
  private final Tickets tickets;

  Talk(TicketParams params, Comments comments, Tickets tickets) {
    this.ticket = params.any();
    this.comments = comments;
    this.tickets = tickets;
  }

  @Override
  public List<Operation> operations() {
    return List.of(reply(), note(), watch(), unwatch(), rate());
  }

  private Operation reply() {
    return Operation.named("ticket.reply")
        .says("reply", "Write to the requester, or as the requester to the team")
        .example("reply INC-12 We found the cause, one hour more.")
        .needs(ticket, REPLY)
        .by(Role.AGENT, REQUESTER, ASSIGNEE, WATCHER)
        .does(it -> say(it, Audience.REQUESTER, it.get(REPLY)));
  }

  private Operation note() {
    return Operation.named("ticket.note")
        .says("note", "Write to the team only; the requester does not see it")
        .example("note INC-12 Looks like the old firmware again.")
        .needs(ticket, NOTE)
        .by(Role.AGENT, ASSIGNEE)
        .onMessage("Add to a ticket")
        .words(NOTE)
        .does(it -> say(it, Audience.TEAM, it.get(NOTE)));
  }

  private Outcome say(Turn turn, Audience audience, String words) {
    var head = tickets.head(turn.get(ticket));
    if (head.phase() == Phase.CLOSED) {
      throw new Refusal(head.ref() + " is closed. Reopen it first, or open a new one.");
    }
    comments.add(
        new Comments.Draft(
            head.ref(),
            audience,
            turn.actor().id(),
            turn.at(),
            new Words(words),
            null,
            turn.files()));
    return Outcome.silence();
  }

  private Operation watch() {
    return Operation.named("ticket.watch")
        .says("watch", "Be told what happens to a ticket")
        .example("watch INC-12")
        .needs(ticket)
        .by(Role.REQUESTER)
        .does(this::watch);
  }

  private Outcome watch(Turn turn) {
    var head = tickets.head(turn.get(ticket));
    var me = turn.actor().id();
    if (head.watchers().contains(me)) {
      throw new Refusal("You watch " + head.ref() + " already.");
    }
    tickets.record(new Noted(new TicketFact.Watched(head.ref(), me, turn.at(), me)));
    return Outcome.said("You are told what happens to " + head.ref() + " from now on.");
  }

  private Operation unwatch() {
    return Operation.named("ticket.unwatch")
        .says("unwatch", "No longer be told what happens to a ticket")
        .example("unwatch INC-12")
        .needs(ticket)
        .by(Role.REQUESTER)
        .does(this::unwatch);
  }

  private Outcome unwatch(Turn turn) {
    var head = tickets.head(turn.get(ticket));
    var me = turn.actor().id();
    if (!head.watchers().contains(me)) {
      throw new Refusal("You don't watch " + head.ref() + ".");
    }
    tickets.record(new Noted(new TicketFact.Unwatched(head.ref(), me, turn.at(), me)));
    return Outcome.said("You are no longer told what happens to " + head.ref() + ".");
  }

  private Operation rate() {
    return Operation.named("ticket.rate")
        .says("rate", "Say how content you are with how a ticket was handled")
        .example("rate INC-12 5 quick and friendly")
        .needs(ticket, STARS)
        .takes(COMMENT)
        .by(Role.ADMINISTRATOR, REQUESTER)
        .does(this::rate);
  }

  private Outcome rate(Turn turn) {
    var head = tickets.head(turn.get(ticket));
    if (!turn.actor().id().equals(head.requester())) {
      throw new Refusal("Only who asked for " + head.ref() + " can rate it.");
    }
    if (head.phase().isOpen()) {
      throw new Refusal(head.ref() + " is still open. Rate it when it is resolved.");
    }
    var comment = turn.find(COMMENT).map(Words::new).orElse(null);
    tickets.record(
        new Noted(
            new TicketFact.Rated(
                head.ref(),
                turn.actor().id(),
                turn.at(),
                Math.toIntExact(turn.get(STARS)),
                comment)));
    return Outcome.said("Thank you: that helps us to get better.");
  }
}
