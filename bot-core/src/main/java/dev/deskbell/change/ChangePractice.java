package dev.deskbell.change;

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
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.Awaited;
import dev.deskbell.ticket.Entry;
import dev.deskbell.ticket.Lifecycle;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What people can do with changes. */
@Component
class ChangePractice implements Practice {
  static final TicketKind KIND =
      new TicketKind(
          "CHG",
          "change",
          ChangeRecord.class,
          ChangeFact.NAMES,
          Lifecycle.of(Status.values(), Status.Move.values(), Status::after, Status.Move::words));

  private static final String REVIEW = "change.review";
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(1000));
  private static final Param<String> NOTE =
      Param.of("note", "Anything to know?", Types.lines(1000));
  private static final Param<Verdict> VERDICT =
      Param.of(
          "verdict",
          "Did it meet its goal?",
          Types.oneOf("verdict", Verdict.class, Verdict::words));
  private static final Param<String> LESSONS =
      Param.of("lessons", "What happened, and what is learnt?", Types.lines(3000));

  private final Param<TicketRef> change;
  private final ChangeRecords changes;
  private final Tickets tickets;
  private final Approvals approvals;
  private final ChangeApproval approval;
  private final People people;
  private final Names names;
  private final Agenda agenda;
  private final Timing timing;
  private final Templates templates;
  private final Awaited awaited;

  ChangePractice(
      TicketParams params,
      ChangeRecords changes,
      Tickets tickets,
      Approvals approvals,
      ChangeApproval approval,
      People people,
      Names names,
      Agenda agenda,
      Timing timing,
      Templates templates,
      Awaited awaited) {
    this.change = params.of(KIND);
    this.changes = changes;
    this.tickets = tickets;
    this.approvals = approvals;
    this.approval = approval;
    this.people = people;
    this.names = names;
    this.agenda = agenda;
    this.timing = timing;
    this.templates = templates;
    this.awaited = awaited;
  }

  @Override
  public List<Operation> operations() {
    return List.of(start(), done(), failed(), backedOut(), review(), cancel());
  }

  private Operation start() {
    return Operation.named("change.start")
        .says("change start", "Start to carry a change out")
        .example("change start CHG-7")
        .needs(change)
        .by(Role.ADMINISTRATOR, ASSIGNEE)
        .does(this::start);
  }

  /** The record knows what was agreed, and so does the approval; both must say so. */
  private Outcome start(Turn turn) {
    var found = get(turn);
    var head = tickets.head(found.ref());
    if (!people.same(found.implementer(), turn.actor().id())) {
      throw new Refusal(
          "%s carries %s out. Assign it to somebody else first; then it must be approved again."
              .formatted(names.of(found.implementer()), found.ref()));
    }
    var started = found.start(turn.actor().id(), turn.at());
    templates.check(found);
    timing.checkFreeze(found, turn.actor().zone(), turn.at());
    if (found.terms().policy() != null
        && !approvals.approved(found.ref(), approval.matter(found, head))) {
      throw new Refusal(
          "%s is not approved as it is now. Ask again with `approval ask %s`."
              .formatted(found.ref(), found.ref()));
    }
    return record(started);
  }

  private Operation done() {
    return Operation.named("change.done")
        .says("change done", "Say that a change is carried out")
        .example("change done CHG-7")
        .needs(change)
        .takes(NOTE)
        .by(Role.RESPONDER, ASSIGNEE)
        .does(it -> end(it, Result.DONE, it.find(NOTE).orElse("")));
  }

  private Operation failed() {
    return Operation.named("change.failed")
        .says("change failed", "Say that a change failed, and why")
        .example("change failed CHG-7 the new rules locked everybody out")
        .needs(change, WHY)
        .by(Role.RESPONDER, ASSIGNEE)
        .does(it -> end(it, Result.FAILED, it.get(WHY)));
  }

  private Operation backedOut() {
    return Operation.named("change.backed-out")
        .says("change backed-out", "Say that a change was undone again, and why")
        .example("change backed-out CHG-7 sign-in was slow with it")
        .needs(change, WHY)
        .by(Role.RESPONDER, ASSIGNEE)
        .does(it -> end(it, Result.BACKED_OUT, it.get(WHY)));
  }

  private Outcome end(Turn turn, Result how, String words) {
    var ended = get(turn).end(turn.actor().id(), turn.at(), how, new Words(words));
    record(ended);
    var change = ended.ticket();
    if (change.status() == Status.IN_REVIEW) {
      agenda.armReview(change.ref(), turn.at());
    }
    if (change.mustBeReviewed()) {
      awaited.only(change.ref(), REVIEW, reviewers(change));
    }
    templates.ended(change, turn.at());
    return Outcome.silence();
  }

  /** Who decides for the team; if all of these had it in hand, who decides for all teams. */
  private List<Person.Id> reviewers(ChangeRecord change) {
    var team = tickets.head(change.ref()).team();
    var own = team == null ? List.<Person.Id>of() : among(people.membersOf(team), team, change);
    return own.isEmpty() ? among(people.holding(Role.MANAGER), team, change) : own;
  }

  private List<Person.Id> among(List<Person> some, Team.@Nullable Id team, ChangeRecord change) {
    return some.stream()
        .map(Person::id)
        .filter(it -> people.holds(it, Role.MANAGER, team))
        .filter(it -> !hadInHand(change, it))
        .toList();
  }

  private Operation review() {
    return Operation.named("change.review")
        .says("change review", "Review a change that was carried out; that closes it")
        .example("change review CHG-7 met no surprises")
        .needs(change, VERDICT, LESSONS)
        .by(Role.RESPONDER, ASSIGNEE, REQUESTER)
        .does(this::review);
  }

  /** Nobody reviews what failed in their own hands, whoever has it by now. */
  private Outcome review(Turn turn) {
    var found = get(turn);
    var change =
        found.review(turn.actor().id(), turn.at(), turn.get(VERDICT), new Words(turn.get(LESSONS)));
    if (found.mustBeReviewed() && hadInHand(found, turn.actor().id())) {
      throw new Refusal(
          "You had %s in hand, so somebody else reviews it. Tell them what happened with a comment."
              .formatted(found.ref()));
    }
    record(change);
    awaited.only(found.ref(), REVIEW, List.of());
    return Outcome.silence();
  }

  private boolean hadInHand(ChangeRecord change, Person.Id who) {
    return change.course().inHands().anyMatch(it -> people.same(it, who));
  }

  private Operation cancel() {
    return Operation.named("change.cancel")
        .says("change cancel", "Cancel a change that will not be carried out")
        .example("change cancel CHG-7 the supplier fixed it")
        .needs(change, WHY)
        .by(Role.RESPONDER, REQUESTER, ASSIGNEE)
        .does(this::cancel);
  }

  /** Nobody need decide about what is over. */
  private Outcome cancel(Turn turn) {
    var found = get(turn);
    record(found.cancel(turn.actor().id(), turn.at(), new Words(turn.get(WHY))));
    if (found.isAwaiting()) {
      approvals.withdraw(found.ref(), turn.actor().id(), turn.at());
    }
    return Outcome.silence();
  }

  private Outcome record(Entry... entries) {
    tickets.record(entries);
    return Outcome.silence();
  }

  private ChangeRecord get(Turn turn) {
    var ref = turn.get(change);
    return changes.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
  }
}
