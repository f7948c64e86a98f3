package dev.deskbell.improvement;

import dev.deskbell.people.Person;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Ticket;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import org.springframework.data.annotation.Id;

/**
 * An improvement, as only its practice knows it; each verb gives what comes next and why.
 *
 * @param outcome what came of it, or why nothing does; empty while it is open
 * @param moved how often its day was moved
 */
record Improvement(@Id TicketRef ref, Status status, Instant dueAt, String outcome, int moved)
    implements Ticket {

  static Change<Improvement> raise(ImprovementFact.Raised fact) {
    return new Change<>(new Improvement(fact.ref(), Status.PLANNED, fact.due(), "", 0), fact);
  }

  Change<Improvement> start(Person.Id by, Instant at) {
    return new Change<>(
        new Improvement(ref, after(Status.Move.START), dueAt, "", moved),
        new ImprovementFact.Started(ref, by, at));
  }

  /** Another day; who moves it says why, so that it does not slip away quietly. */
  Change<Improvement> move(Person.Id by, Instant at, Instant to, Words why) {
    if (!status.phase().isOpen()) {
      throw status.refusal(ref, "move");
    }
    return new Change<>(
        new Improvement(ref, status, to, outcome, moved + 1),
        new ImprovementFact.Moved(ref, by, at, dueAt, to, why));
  }

  Change<Improvement> finish(Person.Id by, Instant at, Words how) {
    return new Change<>(
        new Improvement(ref, after(Status.Move.FINISH), dueAt, how.text(), moved),
        new ImprovementFact.Finished(ref, by, at, how));
  }

  Change<Improvement> drop(Person.Id by, Instant at, Words why) {
    return new Change<>(
        new Improvement(ref, after(Status.Move.DROP), dueAt, why.text(), moved),
        new ImprovementFact.Dropped(ref, by, at, why));
  }

  Change<Improvement> reopen(Person.Id by, Instant at, Instant due, Words why) {
    return new Change<>(
        new Improvement(ref, after(Status.Move.REOPEN), due, "", moved),
        new ImprovementFact.Reopened(ref, by, at, due, why));
  }

  private Status after(Status.Move move) {
    return status.after(move).orElseThrow(() -> status.refusal(ref, move.words()));
  }
}
