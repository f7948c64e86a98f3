package dev.deskbell.request;

import dev.deskbell.approval.Approvals;
import dev.deskbell.conversation.Turn;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketFiles;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** Puts a request on record, with what belongs to it: answers, files, money, tasks, approvals. */
@Component
class Intake {
  private final Items items;
  private final AnswerSheets sheets;
  private final Tickets tickets;
  private final TicketFiles files;
  private final Approvals approvals;
  private final RequestApproval approval;
  private final Budgets budgets;
  private final Tasks tasks;

  Intake(
      Items items,
      AnswerSheets sheets,
      Tickets tickets,
      TicketFiles files,
      Approvals approvals,
      RequestApproval approval,
      Budgets budgets,
      Tasks tasks) {
    this.items = items;
    this.sheets = sheets;
    this.tickets = tickets;
    this.files = files;
    this.approvals = approvals;
    this.approval = approval;
    this.budgets = budgets;
    this.tasks = tasks;
  }

  TicketRef open(Opening opening, AnswerSheet sheet, Request.Terms terms, Turn turn) {
    var made = new AtomicReference<Request>();
    var ref =
        tickets.open(
            RequestPractice.KIND,
            opening,
            it -> {
              var raised =
                  Request.raise(
                      new RequestFact.Raised(
                          it,
                          turn.actor().id(),
                          turn.at(),
                          sheet.item(),
                          opening.title(),
                          opening.details(),
                          opening.impact(),
                          opening.urgency(),
                          opening.requester()),
                      terms);
              made.set(raised.ticket());
              return raised;
            });
    sheets.keep(ref, sheet, turn.at());
    files.attach(ref, turn.actor().id(), turn.at(), turn.files());
    settle(Objects.requireNonNull(made.get()), sheet, turn);
    return ref;
  }

  /** What it costs is kept for it, and whoever must approve it is asked. */
  private void settle(Request request, AnswerSheet sheet, Turn turn) {
    var head = tickets.head(request.ref());
    if (request.cost() != null && head.team() != null) {
      budgets.queue(head.team());
      budgets.reserve(request.ref(), head.team(), request.cost(), turn.at());
    }
    if (request.openTasks() > 0) {
      items.called(request.item()).ifPresent(it -> tasks.keep(request.ref(), it));
    }
    if (request.policy() != null) {
      approvals.ask(
          request.ref(),
          request.policy(),
          approval.matter(request, sheet, head, turn.at()),
          turn.actor().id(),
          turn.at());
    }
  }
}
