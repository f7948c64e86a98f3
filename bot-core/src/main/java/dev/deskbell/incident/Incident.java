package dev.deskbell.incident;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Ticket;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;

/**
 * An incident, as only its practice knows it; each verb gives what comes next and why.
 *
 * @param affected how often somebody said that it affects them too
 */
record Incident(
    @Id TicketRef ref,
    Status status,
    Person.@Nullable Id acknowledgedBy,
    @Nullable Instant acknowledgedAt,
    @Nullable HoldReason waitsFor,
    String resolution,
    int reopened,
    Major major,
    int affected)
    implements Ticket {

  static Change<Incident> declare(IncidentFact.Declared fact) {
    return new Change<>(
        new Incident(fact.ref(), Status.NEW, null, null, null, "", 0, Major.ORDINARY, 0), fact);
  }

  Change<Incident> acknowledge(Person.Id by, Instant at) {
    return new Change<>(
        seen(after(Status.Move.ACKNOWLEDGE), by, at, waitsFor),
        new IncidentFact.Acknowledged(ref, by, at));
  }

  /** Whoever starts has seen it, so that counts as acknowledging. */
  Change<Incident> start(Person.Id by, Instant at) {
    var to = after(Status.Move.START);
    return new Change<>(
        acknowledgedBy == null || acknowledgedAt == null
            ? seen(to, by, at, null)
            : seen(to, acknowledgedBy, acknowledgedAt, null),
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
        ended(after(Status.Move.RESOLVE), how.text(), reopened, major),
        new IncidentFact.Resolved(ref, by, at, how));
  }

  Change<Incident> close(Person.Id by, Instant at, boolean confirmed) {
    return moved(after(Status.Move.CLOSE), null, new IncidentFact.Closed(ref, by, at, confirmed));
  }

  /** A major incident that is back is looked into anew. */
  Change<Incident> reopen(Person.Id by, Instant at, Words why) {
    return new Change<>(
        ended(
            after(Status.Move.REOPEN),
            "",
            reopened + 1,
            major.isMajor() ? Major.INVESTIGATING : major),
        new IncidentFact.Reopened(ref, by, at, why));
  }

  Change<Incident> cancel(Person.Id by, Instant at, Words why) {
    return moved(after(Status.Move.CANCEL), null, new IncidentFact.Cancelled(ref, by, at, why));
  }

  /** It meets the criterion of that number for a major incident. */
  Change<Incident> suggest(Person.Id by, Instant at, int criterion) {
    return became(Major.Move.SUGGEST, new MajorFact.Suggested(ref, by, at, criterion));
  }

  Change<Incident> decline(Person.Id by, Instant at, Words why) {
    return became(Major.Move.DECLINE, new MajorFact.Declined(ref, by, at, why));
  }

  Change<Incident> promote(Person.Id by, Instant at, Words why) {
    return became(Major.Move.PROMOTE, new MajorFact.Promoted(ref, by, at, why));
  }

  Change<Incident> demote(Person.Id by, Instant at, Words why) {
    return became(Major.Move.DEMOTE, new MajorFact.Demoted(ref, by, at, why));
  }

  Change<Incident> progress(Person.Id by, Instant at, Major stage, Words note) {
    return became(Major.towards(stage), new MajorFact.Progressed(ref, by, at, stage.name(), note));
  }

  boolean isMajor() {
    return major.isMajor();
  }

  /** For what makes no sense otherwise. */
  Incident asMajor() {
    if (!isMajor()) {
      throw new Refusal(ordinary());
    }
    return this;
  }

  private String ordinary() {
    return "%s is no major incident. `incident promote %s` makes it one.".formatted(ref, ref);
  }

  private Change<Incident> became(Major.Move move, MajorFact fact) {
    open();
    var next = major.after(move).orElseThrow(() -> new Refusal(no(move)));
    return new Change<>(with(next), fact);
  }

  private void open() {
    if (!status.phase().isOpen()) {
      throw new Refusal("%s is %s. Reopen it first.".formatted(ref, lower(status.words())));
    }
  }

  private String no(Major.Move move) {
    return switch (move) {
      case PROMOTE -> ref + " is a major incident already.";
      case SUGGEST, DECLINE -> "Nobody is asked any more whether %s is major.".formatted(ref);
      case DEMOTE, INVESTIGATE, IDENTIFY, MITIGATE, MONITOR ->
          isMajor()
              ? "%s is %s, and can't become that from there.".formatted(ref, major.words())
              : ordinary();
    };
  }

  private Incident with(Major itsMajor) {
    return new Incident(
        ref,
        status,
        acknowledgedBy,
        acknowledgedAt,
        waitsFor,
        resolution,
        reopened,
        itsMajor,
        affected);
  }

  private Incident seen(Status to, Person.Id by, Instant at, @Nullable HoldReason reason) {
    return new Incident(ref, to, by, at, reason, resolution, reopened, major, affected);
  }

  private Incident ended(Status to, String how, int times, Major itsMajor) {
    return new Incident(
        ref, to, acknowledgedBy, acknowledgedAt, null, how, times, itsMajor, affected);
  }

  private Change<Incident> moved(Status to, @Nullable HoldReason reason, Fact fact) {
    return new Change<>(
        new Incident(
            ref, to, acknowledgedBy, acknowledgedAt, reason, resolution, reopened, major, affected),
        fact);
  }

  private Status after(Status.Move move) {
    return status.after(move).orElseThrow(() -> status.refusal(ref, verb(move)));
  }

  private static String verb(Status.Move move) {
    return move == Status.Move.CLOSE ? "close" : move.words();
  }

  private static String lower(String words) {
    return words.toLowerCase(Locale.ROOT);
  }
}
