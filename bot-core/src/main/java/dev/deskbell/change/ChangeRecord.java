package dev.deskbell.change;

import dev.deskbell.approval.Risk;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.Ticket;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A change, as only its practice knows it; each verb gives what comes next and why.
 *
 * @param planned the window that was assessed, and approved
 * @param window the window that holds: a small move changes only this
 * @param author who proposed it or changed it last
 * @param implementer who carries it out
 * @param told teams that hear of it beside those who answer for its services
 * @param agreed what exactly was approved; empty while nothing is
 */
@Table("change")
record ChangeRecord(
    @Id TicketRef ref,
    Status status,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Terms terms,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Plan plan,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "planned_") Window planned,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY, prefix = "window_") Window window,
    Person.Id author,
    Person.Id implementer,
    List<String> told,
    String agreed,
    @Embedded(onEmpty = Embedded.OnEmpty.USE_EMPTY) Course course)
    implements Ticket {
  ChangeRecord {
    told = List.copyOf(told);
  }

  /** A standard change is authorised already, as a type. */
  static Change<ChangeRecord> propose(
      ChangeFact.Proposed fact, Terms terms, Plan plan, Window window) {
    var status = terms.type() == ChangeType.STANDARD ? Status.SCHEDULED : Status.AWAITING_APPROVAL;
    return new Change<>(
        new ChangeRecord(
            fact.ref(),
            status,
            terms,
            plan,
            window,
            window,
            fact.by(),
            fact.implementer(),
            List.of(),
            "",
            Course.AHEAD),
        fact);
  }

  /** What could not even wait for an approval is under way when it is written down. */
  static Change<ChangeRecord> afterwards(
      ChangeFact.GlassBroken fact, Terms terms, Plan plan, Window window) {
    return new Change<>(
        new ChangeRecord(
            fact.ref(),
            Status.IN_PROGRESS,
            terms,
            plan,
            window,
            window,
            fact.by(),
            fact.by(),
            List.of(),
            "",
            Course.AHEAD.started(fact.by(), fact.at())),
        fact);
  }

  boolean isAwaiting() {
    return status == Status.AWAITING_APPROVAL;
  }

  /** Whether it may be carried out as it is now, as far as its approval goes. */
  boolean isAuthorised() {
    return terms.type() == ChangeType.STANDARD || agreed.equals(Substance.digest(this));
  }

  /** What failed or could not wait is looked at afterwards, without exception. */
  boolean mustBeReviewed() {
    return terms.type() == ChangeType.EMERGENCY
        || course.result() == Result.FAILED
        || course.result() == Result.BACKED_OUT;
  }

  Change<ChangeRecord> ask(Person.Id by, Instant at) {
    return moved(Status.Move.ASK, new ChangeFact.Asked(ref, by, at));
  }

  /** Asked in vain: something must be different before it is asked again. */
  Change<ChangeRecord> giveBack(Person.Id by, Instant at) {
    return moved(Status.Move.RETURN, new ChangeFact.Returned(ref, by, at));
  }

  Change<ChangeRecord> approve(Person.Id by, Instant at) {
    return new Change<>(
        next(after(Status.Move.APPROVE), Substance.digest(this), course),
        new ChangeFact.Approved(ref, by, at));
  }

  Change<ChangeRecord> reject(Person.Id by, Instant at, Words why) {
    return moved(Status.Move.REJECT, new ChangeFact.Rejected(ref, by, at, why));
  }

  Change<ChangeRecord> expire(Person.Id by, Instant at) {
    return moved(Status.Move.EXPIRE, new ChangeFact.Expired(ref, by, at));
  }

  Change<ChangeRecord> cancel(Person.Id by, Instant at, Words why) {
    return moved(Status.Move.CANCEL, new ChangeFact.Cancelled(ref, by, at, why));
  }

  /** What is to be done, or what it may affect, is another. */
  Change<ChangeRecord> edit(Person.Id by, Instant at, Terms its, Plan better) {
    after(Status.Move.EDIT);
    if (terms.type() == ChangeType.STANDARD) {
      throw new Refusal(
          "%s is carried out as its template says. To do it otherwise, cancel it and propose a normal change."
              .formatted(ref));
    }
    var different =
        Stream.concat(plan.unlike(better).stream(), terms.unlike(its).stream()).toList();
    if (different.isEmpty()) {
      throw new Refusal("Nothing of %s is different from before.".formatted(ref));
    }
    return new Change<>(
        new ChangeRecord(
            ref,
            after(Status.Move.REASSESS),
            its,
            better,
            window,
            window,
            by,
            implementer,
            told,
            "",
            course),
        new ChangeFact.Edited(
            ref,
            by,
            at,
            String.join(",", different),
            new Words(better.plan()),
            new Words(better.test()),
            new Words(better.backOut()),
            String.join(",", its.services()),
            its.risk().name()));
  }

  /**
   * @param small so much what is approved may be moved, as long as it was or shorter; before, every
   *     move is another change to who decides
   */
  Change<ChangeRecord> reschedule(Person.Id by, Instant at, Window to, Duration small, Words why) {
    after(Status.Move.EDIT);
    if (to.equals(window)) {
      throw new Refusal("%s is planned for exactly that already.".formatted(ref));
    }
    checkLength(to);
    var agreedToo = status == Status.SCHEDULED && to.isNearly(planned, small);
    var material = terms.policy() != null && !agreedToo;
    return new Change<>(
        new ChangeRecord(
            ref,
            material ? after(Status.Move.REASSESS) : status,
            terms,
            plan,
            material ? to : planned,
            to,
            material ? by : author,
            implementer,
            told,
            material ? "" : agreed,
            course),
        new ChangeFact.Rescheduled(ref, by, at, to.from(), to.until(), material, why));
  }

  /** What is authorised as a type is so for as long as its template says. */
  private void checkLength(Window to) {
    if (terms.type() == ChangeType.STANDARD && to.length().compareTo(planned.length()) > 0) {
      throw new Refusal(
          "The template of %s allows %d minutes. Shorten it, or cancel it and propose a normal change."
              .formatted(ref, planned.length().toMinutes()));
    }
  }

  /** Somebody else carries it out; whoever approved it may be just that. */
  Change<ChangeRecord> passOn(Person.Id by, Instant at, Person.Id to) {
    var again = status.isAhead() && terms.policy() != null;
    return new Change<>(
        new ChangeRecord(
            ref,
            again ? after(Status.Move.REASSESS) : status,
            terms,
            plan,
            again ? window : planned,
            window,
            author,
            to,
            told,
            again ? "" : agreed,
            status == Status.IN_PROGRESS ? course.handedTo(to) : course),
        new ChangeFact.PassedOn(ref, by, at, to));
  }

  /** One more team hears of it; nothing that was approved is different. */
  Change<ChangeRecord> tell(Person.Id by, Instant at, Team.Id team) {
    if (status.phase() == Phase.CLOSED) {
      throw new Refusal("%s is over, so nobody need hear of it now.".formatted(ref));
    }
    var all = new ArrayList<>(told);
    all.add(team.value());
    return new Change<>(
        new ChangeRecord(
            ref, status, terms, plan, planned, window, author, implementer, all, agreed, course),
        new ChangeFact.TeamTold(ref, by, at, team));
  }

  /** Only what is authorised is begun, and only in its window. */
  Change<ChangeRecord> start(Person.Id by, Instant at) {
    var to = after(Status.Move.START);
    if (!isAuthorised()) {
      throw new Refusal(
          "%s is not approved as it is now. Ask again with `approval ask %s`.".formatted(ref, ref));
    }
    if (at.isBefore(window.from())) {
      throw new Refusal(
          "The window of %s has not begun. Reschedule it to start now.".formatted(ref));
    }
    if (!at.isBefore(window.until())) {
      throw new Refusal("The window of %s is over. Reschedule it.".formatted(ref));
    }
    return new Change<>(
        next(to, agreed, course.started(by, at)), new ChangeFact.Started(ref, by, at));
  }

  Change<ChangeRecord> end(Person.Id by, Instant at, Result how, Words note) {
    var simple = terms.type() == ChangeType.STANDARD && how == Result.DONE;
    var to = after(simple ? Status.Move.COMPLETE : Status.Move.END);
    return new Change<>(
        next(to, agreed, course.ended(by, at, how)),
        new ChangeFact.Ended(ref, by, at, how.name(), note));
  }

  Change<ChangeRecord> review(Person.Id by, Instant at, Verdict verdict, Words lessons) {
    return new Change<>(
        next(after(Status.Move.REVIEW), agreed, course.reviewed(verdict, lessons.text())),
        new ChangeFact.Reviewed(ref, by, at, verdict.name(), lessons));
  }

  /** Done, and nobody wanted to say anything about it. */
  Change<ChangeRecord> close(Person.Id by, Instant at) {
    var to = after(Status.Move.CLOSE);
    if (mustBeReviewed()) {
      throw new Refusal("%s must be reviewed before it can be closed.".formatted(ref));
    }
    return new Change<>(next(to, agreed, course), new ChangeFact.Closed(ref, by, at));
  }

  private Change<ChangeRecord> moved(Status.Move move, ChangeFact fact) {
    return new Change<>(next(after(move), agreed, course), fact);
  }

  private ChangeRecord next(Status to, String agreement, Course itsCourse) {
    return new ChangeRecord(
        ref, to, terms, plan, planned, window, author, implementer, told, agreement, itsCourse);
  }

  Risk risk() {
    return terms.risk();
  }

  private Status after(Status.Move move) {
    return status.after(move).orElseThrow(() -> status.refusal(ref, move.verb()));
  }
}
