package dev.deskbell.request;

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
 * for and answered never changes and stands in its {@link AnswerSheet}.
 *
 * @param note what the requester was told when it was fulfilled or rejected
 */
record Request(
    @Id TicketRef ref,
    Status status,
    String item,
    @Nullable HoldReason waitsFor,
    String note,
    int reopened)
    implements Ticket {

  static Change<Request> raise(RequestFact.Raised fact) {
    return new Change<>(new Request(fact.ref(), Status.SUBMITTED, fact.item(), null, "", 0), fact);
  }

  Change<Request> start(Person.Id by, Instant at) {
    return moved(after(Status.Move.START), new RequestFact.Started(ref, by, at));
  }

  Change<Request> hold(Person.Id by, Instant at, HoldReason reason, Words why) {
    return new Change<>(
        new Request(ref, after(Status.Move.HOLD), item, reason, note, reopened),
        new RequestFact.Held(ref, by, at, reason.name(), why));
  }

  Change<Request> resume(Person.Id by, Instant at) {
    return moved(after(Status.Move.RESUME), new RequestFact.Resumed(ref, by, at));
  }

  Change<Request> fulfil(Person.Id by, Instant at, Words how) {
    return noted(after(Status.Move.FULFIL), how, new RequestFact.Fulfilled(ref, by, at, how));
  }

  Change<Request> reject(Person.Id by, Instant at, Words why) {
    return noted(after(Status.Move.REJECT), why, new RequestFact.Rejected(ref, by, at, why));
  }

  Change<Request> close(Person.Id by, Instant at, boolean confirmed) {
    return moved(after(Status.Move.CLOSE), new RequestFact.Closed(ref, by, at, confirmed));
  }

  Change<Request> reopen(Person.Id by, Instant at, Words why) {
    return new Change<>(
        new Request(ref, after(Status.Move.REOPEN), item, null, "", reopened + 1),
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
    return new Change<>(new Request(ref, to, item, null, note, reopened), fact);
  }

  private Change<Request> noted(Status to, Words words, RequestFact fact) {
    return new Change<>(new Request(ref, to, item, null, words.text(), reopened), fact);
  }

  private Status after(Status.Move move) {
    return status
        .after(move)
        .orElseThrow(() ->
            new Refusal(
                "%s is %s, so you can't %s it now."
                    .formatted(ref, status.words().toLowerCase(Locale.ROOT), verb(move))));
  }

  private static String verb(Status.Move move) {
    return move == Status.Move.CLOSE ? "close" : move.words();
  }
}
