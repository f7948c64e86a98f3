package dev.deskbell.request;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Span;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people can do with access that is given for a time. */
@Component
class AccessPractice implements Practice {
  static final String EXTEND = "access.extend";
  static final String END = "access.end";

  private static final Param<When> UNTIL =
      Param.of("until", "Until when?", Types.moment())
          .hinting("It must be approved again; until then nothing changes");
  private static final Param<String> PROOF =
      Param.of("proof", "How can one tell that it is gone?", Types.lines(2000));

  private final Param<TicketRef> request;
  private final Param<Item> item;
  private final Access access;
  private final Grants grants;
  private final Raising raising;
  private final Tickets tickets;
  private final Names names;

  AccessPractice(
      TicketParams params,
      ItemType items,
      Access access,
      Grants grants,
      Raising raising,
      Tickets tickets,
      Names names) {
    this.request = params.of(RequestPractice.KIND);
    this.item = Param.of("to", "Access to what?", items);
    this.access = access;
    this.grants = grants;
    this.raising = raising;
    this.tickets = tickets;
    this.names = names;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(EXTEND)
            .says("access extend", "Ask for access for longer")
            .example("access extend REQ-7 2026-12-31")
            .needs(request, UNTIL)
            .by(Role.AGENT, REQUESTER)
            .does(it -> {
              var grant = access.get(it.get(request));
              return raising.renew(tickets.head(grant.ref()), grant, it.get(UNTIL), it);
            }),
        Operation.named(END)
            .says("access end", "Let go of access that is no longer needed")
            .example("access end REQ-7")
            .needs(request)
            .by(Role.AGENT, REQUESTER, ASSIGNEE)
            .does(this::end),
        Operation.named("access.revoked")
            .says("access revoked", "Say that access was taken away, with proof")
            .example("access revoked REQ-7 removed from the group lab-users, see audit entry 4711")
            .needs(request, PROOF)
            .by(Role.AGENT, ASSIGNEE)
            .does(this::revoked),
        Operation.named("access.mine")
            .says("access mine", "See which access you have, and until when")
            .reads()
            .does(it -> list("Your access", grants.heldBy(it.actor().id()), it.actor())),
        Operation.named("access.who")
            .says("access who", "See who has access to something")
            .example("access who lab-access")
            .needs(item)
            .by(Role.AGENT)
            .reads()
            .does(it ->
                list(
                    "Access to " + it.get(item).name(),
                    grants.heldTo(it.get(item).id()),
                    it.actor())));
  }

  private Outcome end(Turn turn) {
    access.end(turn.get(request), turn.actor().id(), turn.at());
    return Outcome.said(
        "It is over. Whoever looks after it takes it away and says how one can tell.");
  }

  private Outcome revoked(Turn turn) {
    access.revoked(turn.get(request), turn.actor().id(), turn.at(), new Words(turn.get(PROOF)));
    return Outcome.silence();
  }

  /** A private request's number is told to who may know of it only. */
  private Outcome list(String title, List<Grant> held, Person reader) {
    var rows =
        held.stream()
            .filter(it ->
                tickets
                    .look(it.ref())
                    .filter(head -> tickets.visible(head, reader.id()))
                    .isPresent())
            .map(it -> row(it, reader))
            .toList();
    return Outcome.read(
        rows.isEmpty()
            ? Card.of(title, Tone.QUIET, new Block.Paragraph(Text.of("There is none.")))
            : Card.of(
                title,
                Tone.CALM,
                new Block.Table(List.of("Request", "Who", "What", "Until", "State"), rows)));
  }

  private List<Text> row(Grant it, Person reader) {
    return List.of(
        Text.of(new Span.Code(it.ref().toString())),
        Text.of(names.of(it.whose())),
        Text.of(it.what()),
        Text.of(Names.at(it.until(), reader.zone())),
        Text.of(it.state().words()));
  }
}
