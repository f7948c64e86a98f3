package dev.deskbell.request;

import dev.deskbell.approval.Approvable;
import dev.deskbell.approval.ApprovalFact;
import dev.deskbell.approval.Matter;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Clip;
import dev.deskbell.chat.Text;
import dev.deskbell.people.People;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** What whoever approves a request must know of it, and what comes of their decision. */
@Component
class RequestApproval implements Approvable, FactListener {
  private static final int MOST_ROWS = 7;
  private static final int LONGEST = 200;

  private final Requests requests;
  private final AnswerSheets sheets;
  private final Budgets budgets;
  private final People people;
  private final ObjectProvider<Tickets> tickets;
  private final Clock clock;

  RequestApproval(
      Requests requests,
      AnswerSheets sheets,
      Budgets budgets,
      People people,
      ObjectProvider<Tickets> tickets,
      Clock clock) {
    this.requests = requests;
    this.sheets = sheets;
    this.budgets = budgets;
    this.people = people;
    this.tickets = tickets;
    this.clock = clock;
  }

  @Override
  public TicketKind kind() {
    return RequestPractice.KIND;
  }

  @Override
  public Optional<String> policy(Head head) {
    return requests.findByRef(head.ref()).filter(Request::isAwaiting).map(Request::policy);
  }

  @Override
  public Matter matter(Head head) {
    var request = requests.findByRef(head.ref()).orElseThrow();
    return matter(request, sheets.of(head.ref()), head, clock.instant());
  }

  /** What it is about, of a request as it will be when the turn has ended. */
  Matter matter(Request request, AnswerSheet sheet, Head head, Instant at) {
    var cost = request.cost();
    var team = head.team();
    var budget =
        cost == null || team == null
            ? Optional.<Budgets.Budget>empty()
            : budgets.of(team, head.ref(), at);
    return new Matter(
        sheet.item() + "\n" + sheet.text(),
        request.risk(),
        cost,
        cost != null && budget.filter(it -> cost > it.left()).isPresent(),
        rows(sheet, cost, budget.orElse(null)),
        List.of(),
        Set.of(request.author()),
        next(team));
  }

  private List<Block.Facts.Row> rows(
      AnswerSheet sheet, @Nullable Long cost, Budgets.@Nullable Budget budget) {
    var rows = new ArrayList<Block.Facts.Row>();
    rows.add(new Block.Facts.Row("What", Text.of(sheet.name())));
    sheet.lines().stream()
        .limit(MOST_ROWS)
        .forEach(
            it -> rows.add(new Block.Facts.Row(it.label(), Text.of(Clip.to(LONGEST, it.words())))));
    if (cost != null) {
      rows.add(new Block.Facts.Row("Cost", Text.of(budgets.money(cost))));
    }
    if (cost != null && budget != null) {
      rows.add(new Block.Facts.Row("Budget", Text.of(left(budget, cost))));
    }
    if (sheet.target() != null) {
      rows.add(new Block.Facts.Row("Usually takes", Text.of(sheet.target())));
    }
    return rows;
  }

  String left(Budgets.Budget budget, long cost) {
    var left =
        "%s of %s left %s"
            .formatted(
                budgets.money(budget.left()), budgets.money(budget.amount()), budget.per().words());
    return cost > budget.left()
        ? left + ": " + budgets.money(cost - budget.left()) + " too much"
        : left;
  }

  private String next(Team.@Nullable Id team) {
    var who = team == null ? "The desk" : people.team(team).map(Team::name).orElse(team.value());
    return who + " takes care of it.";
  }

  /** What was decided moves it on; what is over costs nothing. */
  @Override
  public void heard(Heard heard) {
    switch (heard.fact()) {
      case ApprovalFact.Ended it when isRequest(it) -> decided(it);
      case RequestFact.Rejected it -> budgets.release(it.ref());
      case RequestFact.Expired it -> budgets.release(it.ref());
      case RequestFact.Cancelled it -> budgets.release(it.ref());
      default -> {}
    }
  }

  private static boolean isRequest(ApprovalFact.Ended fact) {
    return fact.ref().kind().equals(RequestPractice.KIND.prefix());
  }

  private void decided(ApprovalFact.Ended it) {
    switch (it.how()) {
      case APPROVED -> record(it, found -> found.approve(it.by(), it.at()));
      case REJECTED -> record(it, found -> found.reject(it.by(), it.at(), it.why()));
      case EXPIRED -> record(it, found -> found.expire(it.by(), it.at()));
      // It waits: for changes, for another policy, or to be asked again.
      case OPEN, CHANGES_REQUESTED, UNDECIDABLE, VOID, WITHDRAWN -> {}
    }
  }

  private void record(ApprovalFact.Ended it, Function<Request, Change<Request>> move) {
    requests
        .findByRef(it.ref())
        .filter(Request::isAwaiting)
        .ifPresent(found -> tickets.getObject().record(move.apply(found)));
  }
}
