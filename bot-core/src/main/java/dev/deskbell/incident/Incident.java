package dev.deskbell.incident;

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

/** An incident, as only its practice knows it; each verb gives what comes next and why. */
record Incident(
    @Id TicketRef ref,
    Status status,
    Person.@Nullable Id acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable HoldReason waitsFor,
    String resolution,
    int reopened)
    implements Ticket {

  static Change<Incident> declare(IncidentFact.Declared fact) {
    return new Change<>(new Incident(fact.ref(), Status.NEW, null, null, null, "", 0), fact);
  }

  Change<Incident> acknowledge(Person.Id by, Instant at) {
    return new Change<>(
        new Incident(ref, after(Status.Move.ACKNOWLEDGE), by, at, waitsFor, resolution, reopened),
        new IncidentFact.Acknowledged(ref, by, at));
  }

  /** Whoever starts has seen it, so that counts as acknowledging. */
  Change<Incident> start(Person.Id by, Instant at) {
    var seen = acknowledgedBy != null;
    return new Change<>(
        new Incident(
            ref,
            after(Status.Move.START),
            seen ? acknowledgedBy : by,
            seen ? acknowledgedAt : at,
            null,
            resolution,
            reopened),
        new IncidentFact.Started(ref, by, at));
  }

  Change<Incident> hold(Person.Id by, Instant at, HoldReason reason, Words why) {
    return moved(
        after(Status.Move.HOLD), reason, new IncidentFact.Held(ref, by, at, reason.name(), why));
  }

  Change<Incident> resume(Person.Id by, Instant at) {
    return moved(after(Status.Move.RESUME), null, new IncidentFact.Resumed(ref, by, at));
  }

  Change<Incident> resolve(Person.Id by, Instant at, Words how) {
    return new Change<>(
        new Incident(
            ref,
            after(Status.Move.RESOLVE),
            acknowledgedBy,
            acknowledgedAt,
            null,
            how.text(),
            reopened),
        new IncidentFact.Resolved(ref, by, at, how));
  }

  Change<Incident> close(Person.Id by, Instant at, boolean confirmed) {
    return moved(after(Status.Move.CLOSE), null, new IncidentFact.Closed(ref, by, at, confirmed));
  }

  Change<Incident> reopen(Person.Id by, Instant at, Words why) {
    return new Change<>(
        new Incident(
            ref, after(Status.Move.REOPEN), acknowledgedBy, acknowledgedAt, null, "", reopened + 1),
        new IncidentFact.Reopened(ref, by, at, why));
  }

  Change<Incident> cancel(Person.Id by, Instant at, Words why) {
    return moved(after(Status.Move.CANCEL), null, new IncidentFact.Cancelled(ref, by, at, why));
  }

  private Change<Incident> moved(Status to, @Nullable HoldReason reason, IncidentFact fact) {
    return new Change<>(
        new Incident(ref, to, acknowledgedBy, acknowledgedAt, reason, resolution, reopened), fact);
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
