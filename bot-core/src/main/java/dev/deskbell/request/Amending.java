package dev.deskbell.request;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;

import dev.deskbell.approval.Approvals;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Adds to what was asked for; what had to be approved must be so again, and votes are void. */
@Component
class Amending implements Practice {
  static final String NAME = "request.amend";

  private static final Param<String> WORDS =
      Param.of("words", "What is different?", Types.lines(3000))
          .hinting("If it must be approved, it is asked again");

  private final Param<TicketRef> request;
  private final Requests requests;
  private final AnswerSheets sheets;
  private final Tickets tickets;
  private final Approvals approvals;
  private final RequestApproval approval;

  Amending(
      TicketParams params,
      Requests requests,
      AnswerSheets sheets,
      Tickets tickets,
      Approvals approvals,
      RequestApproval approval) {
    this.request = params.of(RequestPractice.KIND);
    this.requests = requests;
    this.sheets = sheets;
    this.tickets = tickets;
    this.approvals = approvals;
    this.approval = approval;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(NAME)
            .says("request amend", "Change or add to what you asked for")
            .example("request amend REQ-7 the light model is enough")
            .needs(request, WORDS)
            .by(Role.AGENT, REQUESTER, ASSIGNEE)
            .does(this::amend));
  }

  private Outcome amend(Turn turn) {
    var ref = turn.get(request);
    var found = requests.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
    var change = found.amend(turn.actor().id(), turn.at(), new Words(turn.get(WORDS)));
    var sheet = sheets.of(ref).and("Changed", turn.get(WORDS));
    tickets.record(change);
    sheets.amend(ref, sheet);
    var amended = change.ticket();
    if (amended.policy() == null) {
      return Outcome.silence();
    }
    approvals.ask(
        ref,
        amended.policy(),
        approval.matter(amended, sheet, tickets.head(ref), turn.at()),
        turn.actor().id(),
        turn.at());
    return Outcome.shown(
        ref, "It is another now, so all votes are void, and approval is asked again.");
  }
}
