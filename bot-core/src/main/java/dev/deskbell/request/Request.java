package dev.deskbell.request;

import dev.deskbell.approval.Risk;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Ticket;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * A request, as only its practice knows it; each verb gives what comes next and why. What was asked
 * for and answered stands in its {@link AnswerSheet}.
 *
 * @param note what the requester was told when it was fulfilled or rejected
 * @param policy by which it must be approved, if it must
 * @param cost in whole units of the organisation's currency, if it costs anything
 * @param author who raised it or changed it last
 * @param until how long access is wanted, if it is access for a time
 * @param openTasks how many tasks must still be done before it is fulfilled
 * @param renews the request whose access this one gives for longer
 */
record Request(
    @Id TicketRef ref,
    Status status,
    String item,
    @Nullable HoldReason waitsFor,
    String note,
    int reopened,
    @Nullable String policy,
    @Nullable Long cost,
    Risk risk,
    Person.Id author,
    @Nullable Instant until,
    @Nullable TicketRef renews,
    int openTasks)
    implements Ticket {

  /** What must be known of it to approve it. */
  record Terms(
      @Nullable String policy,
      @Nullable Long cost,
      Risk risk,
      @Nullable Instant until,
      @Nullable TicketRef renews,
      int tasks) {}

  static Change<Request> raise(RequestFact.Raised fact, Terms terms) {
    var status = terms.policy() == null ? Status.SUBMITTED : Status.AWAITING_APPROVAL;
    return new Change<>(
        new Request(
            fact.ref(),
            status,
            fact.item(),
            null,
            "",
            0,
            terms.policy(),
            terms.cost(),
            terms.risk(),
            fact.by(),
            terms.until(),
            terms.renews(),
            terms.tasks()),
        fact);
  }

  /** What is another now must be approved again, wherever it was. */
  Change<Request> amend(Person.Id by, Instant at, Words words) {
    var to = after(policy == null ? Status.Move.AMEND : Status.Move.ASK);
    return new Change<>(
        new Request(
            ref,
            to,
            item,
            policy == null ? waitsFor : null,
            note,
            reopened,
            policy,
            cost,
            risk,
            by,
            until,
            renews,
            openTasks),
        new RequestFact.Amended(ref, by, at, words));
  }

  Change<Request> approve(Person.Id by, Instant at) {
    return moved(after(Status.Move.APPROVE), new RequestFact.Approved(ref, by, at));
  }

  Change<Request> expire(Person.Id by, Instant at) {
    return moved(after(Status.Move.EXPIRE), new RequestFact.Expired(ref, by, at));
  }

  boolean isAwaiting() {
    return status == Status.AWAITING_APPROVAL;
  }

  Change<Request> start(Person.Id by, Instant at) {
    return moved(after(Status.Move.START), new RequestFact.Started(ref, by, at));
  }

  Change<Request> hold(Person.Id by, Instant at, HoldReason reason, Words why) {
    return new Change<>(
        next(after(Status.Move.HOLD), reason, note, reopened),
        new RequestFact.Held(ref, by, at, reason.name(), why));
  }

  Change<Request> resume(Person.Id by, Instant at) {
    return moved(after(Status.Move.RESUME), new RequestFact.Resumed(ref, by, at));
  }

  /** One of its tasks is done. */
  Change<Request> done(Person.Id by, Instant at, String task) {
    if (status != Status.IN_FULFILMENT) {
      throw new Refusal(
          "%s is %s; its tasks are done while it is in fulfilment. Start it first."
              .formatted(ref, status.words().toLowerCase(Locale.ROOT)));
    }
    return new Change<>(
        new Request(
            ref,
            status,
            item,
            waitsFor,
            note,
            reopened,
            policy,
            cost,
            risk,
            author,
            until,
            renews,
            Math.max(0, openTasks - 1)),
        new RequestFact.TaskDone(ref, by, at, task));
  }

  Change<Request> fulfil(Person.Id by, Instant at, Words how) {
    var to = after(Status.Move.FULFIL);
    if (openTasks > 0) {
      throw new Refusal(
          "%s has %d %s to be done first; its card shows them. Reject it if they can't be done."
              .formatted(ref, openTasks, openTasks == 1 ? "task" : "tasks"));
    }
    return noted(to, how, new RequestFact.Fulfilled(ref, by, at, how));
  }

  Change<Request> reject(Person.Id by, Instant at, Words why) {
    return noted(after(Status.Move.REJECT), why, new RequestFact.Rejected(ref, by, at, why));
  }

  Change<Request> close(Person.Id by, Instant at, boolean confirmed) {
    return moved(after(Status.Move.CLOSE), new RequestFact.Closed(ref, by, at, confirmed));
  }

  Change<Request> reopen(Person.Id by, Instant at, Words why) {
    return new Change<>(
        next(after(Status.Move.REOPEN), null, "", reopened + 1),
        new RequestFact.Reopened(ref, by, at, why));
  }

  Change<Request> cancel(Person.Id by, Instant at, Words why) {
    return moved(after(Status.Move.CANCEL), new RequestFact.Cancelled(ref, by, at, why));
  }

  /** Whether reopening is a thing to do at all, be it too late or not. */
  void checkReopens() {
    after(Status.Move.REOPEN);
  }

  private Change<Request> moved(Status to, RequestFact fact) {
    return new Change<>(next(to, null, note, reopened), fact);
  }

  private Change<Request> noted(Status to, Words words, RequestFact fact) {
    return new Change<>(next(to, null, words.text(), reopened), fact);
  }

  private Request next(Status to, @Nullable HoldReason reason, String said, int times) {
    return new Request(
        ref, to, item, reason, said, times, policy, cost, risk, author, until, renews, openTasks);
  }

  private Status after(Status.Move move) {
    return status.after(move).orElseThrow(() -> status.refusal(ref, verb(move)));
  }

  private static String verb(Status.Move move) {
    return switch (move) {
      case CLOSE -> "close";
      case ASK -> "amend";
      case APPROVE -> "approve";
      case EXPIRE -> "let it expire";
      case AMEND, START, HOLD, RESUME, FULFIL, REJECT, REOPEN, CANCEL -> move.words();
    };
  }
}
