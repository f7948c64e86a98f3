package dev.deskbell.improvement;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.chat.Clip;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.FollowUps;
import dev.deskbell.ticket.Lifecycle;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** What people can do with improvements. */
@Component
class ImprovementPractice implements Practice {
  static final TicketKind KIND =
      new TicketKind(
          "IMP",
          "improvement",
          Improvement.class,
          ImprovementFact.NAMES,
          Lifecycle.of(Status.values(), Status.Move.values(), Status::after, Status.Move::words));

  private static final Param<String> TITLE =
      Param.of("title", "What is to become better?", Types.line(500));
  private static final Param<String> DETAILS =
      Param.of("details", "How, and why?", Types.lines(3000));
  private static final Param<When> DUE = Param.of("due", "Until when?", Types.moment());
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(1000));
  private static final Param<String> HOW =
      Param.of("outcome", "What came of it?", Types.lines(3000));

  private final Param<Person> owner;
  private final Param<TicketRef> from;
  private final Param<TicketRef> improvement;
  private final Improvements improvements;
  private final Tickets tickets;
  private final Raising raising;
  private final Chasing chasing;

  ImprovementPractice(
      TicketParams params,
      PersonType person,
      Improvements improvements,
      Tickets tickets,
      Raising raising,
      Chasing chasing) {
    this.owner = Param.of("owner", "Who sees to it?", person);
    this.from = params.any("from", "Which ticket does it follow from?");
    this.improvement = params.of(KIND);
    this.improvements = improvements;
    this.tickets = tickets;
    this.raising = raising;
    this.chasing = chasing;
  }

  @Override
  public List<Operation> operations() {
    return List.of(add(), start(), move(), finish(), drop(), reopen());
  }

  private Operation add() {
    return Operation.named("improvement.add")
        .says(
            "improvement add", "Note down what is to become better, who sees to it and until when")
        .example(
            "improvement add Buy a second switch owner:@ben due:\"next friday\" from:INC-7",
            "improvement add owner:me due:2027-02-01 Write down how to restart the ERP")
        .needs(TITLE, owner, DUE)
        .takes(from, DETAILS)
        .by(Role.AGENT, ASSIGNEE, CALLED)
        .does(this::add);
  }

  private Outcome add(Turn turn) {
    var words = turn.get(TITLE);
    var title = new Words(Clip.to(Opening.LONGEST_TITLE, words));
    var details = turn.find(DETAILS).orElse("");
    var whole =
        new Words(
            words.length() > Opening.LONGEST_TITLE ? (words + "\n\n" + details).strip() : details);
    var by = turn.actor().id();
    var who = turn.get(owner);
    var due = ahead(turn);
    var ref =
        turn.find(from)
            .map(it ->
                raising.open(
                    new FollowUps.Wanted(title, whole, who.id(), due.instant(), it), by, turn.at()))
            .orElseGet(() -> raising.open(title, whole, who.id(), due.instant(), by, turn.at()));
    return Outcome.shown(
        ref,
        "%s is noted down. I remind its owner before %s, and after.".formatted(ref, due.written()));
  }

  private static When ahead(Turn turn) {
    var due = turn.get(DUE);
    if (!due.instant().isAfter(turn.at())) {
      throw new Refusal(due.written() + " has passed. Say a day to come, such as next friday.");
    }
    return due;
  }

  private Operation start() {
    return Operation.named("improvement.start")
        .says("improvement start", "Start work on an improvement")
        .example("improvement start IMP-3")
        .needs(improvement)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> record(get(it).start(it.actor().id(), it.at())));
  }

  private Operation move() {
    return Operation.named("improvement.move")
        .says("improvement move", "Move an improvement to another day, and say why")
        .example("improvement move IMP-3 due:\"next friday\" the switch is not delivered yet")
        .needs(improvement, DUE, WHY)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::move);
  }

  private Outcome move(Turn turn) {
    var due = ahead(turn);
    var change = get(turn).move(turn.actor().id(), turn.at(), due.instant(), words(turn));
    chasing.arm(change.ticket().ref(), due.instant(), turn.at());
    tickets.record(change);
    return Outcome.said("%s is due %s now.".formatted(change.ticket().ref(), due.written()));
  }

  private Operation finish() {
    return Operation.named("improvement.done")
        .says("improvement done", "Say that an improvement is done, and what came of it")
        .example("improvement done IMP-3 The second switch is in place")
        .needs(improvement, HOW)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> end(get(it).finish(it.actor().id(), it.at(), new Words(it.get(HOW)))));
  }

  private Operation drop() {
    return Operation.named("improvement.drop")
        .says("improvement drop", "Say that an improvement will not be done, and why")
        .example("improvement drop IMP-3 The whole office moves in March")
        .needs(improvement, WHY)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> end(get(it).drop(it.actor().id(), it.at(), words(it))));
  }

  private Outcome end(Change<Improvement> change) {
    chasing.disarm(change.ticket().ref());
    return record(change);
  }

  private Operation reopen() {
    return Operation.named("improvement.reopen")
        .says("improvement reopen", "Take an improvement up again, with another day")
        .example("improvement reopen IMP-3 due:\"in 2 weeks\" it happened again")
        .needs(improvement, DUE, WHY)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::reopen);
  }

  private Outcome reopen(Turn turn) {
    var due = ahead(turn);
    var change = get(turn).reopen(turn.actor().id(), turn.at(), due.instant(), words(turn));
    chasing.arm(change.ticket().ref(), due.instant(), turn.at());
    return record(change);
  }

  private Outcome record(Change<Improvement> change) {
    tickets.record(change);
    return Outcome.silence();
  }

  private static Words words(Turn turn) {
    return new Words(turn.get(WHY));
  }

  private Improvement get(Turn turn) {
    var ref = turn.get(improvement);
    return improvements.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
  }
}
