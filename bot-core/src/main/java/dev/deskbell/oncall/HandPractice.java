package dev.deskbell.oncall;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.Rouse;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Pages somebody by hand. While an escalation runs it goes on beside it; otherwise one begins with
 * this page, which goes on as the files say if nobody has the ticket, and else ends with it.
 */
@Component
class HandPractice implements Practice {
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(500));

  /** Where the files know no escalation for it. */
  static final Escalation BY_HAND =
      new Escalation(
          "by-hand",
          "Paged by hand",
          List.of(new Escalation.Step(List.of(Target.ASSIGNEE), "5m")),
          null,
          null,
          null);

  /** Who was paged so lately is not paged again. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Param<TicketRef> ticket;
  private final Param<Person> who;
  private final Tickets tickets;
  private final Runs runs;
  private final WaitingRuns waiting;
  private final HandPages hands;
  private final Policies policies;
  private final People people;
  private final Rouse rouse;

  HandPractice(
      TicketParams params,
      PersonType who,
      Tickets tickets,
      Runs runs,
      WaitingRuns waiting,
      HandPages hands,
      Policies policies,
      People people,
      Rouse rouse) {
    this.ticket = params.any();
    this.who = Param.of("who", "Whom?", who);
    this.tickets = tickets;
    this.runs = runs;
    this.waiting = waiting;
    this.hands = hands;
    this.policies = policies;
    this.people = people;
    this.rouse = rouse;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("page.call")
            .says("page call", "Page somebody for a ticket by hand, whatever their team")
            .example("page call INC-7 @kofi", "page call INC-7 @kofi it is the firewall again")
            .needs(ticket, who)
            .takes(WHY)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::call));
  }

  private Outcome call(Turn turn) {
    var head = tickets.head(turn.get(ticket));
    var whom = checked(turn.get(who), head, turn);
    var open = waiting.of(head.ref());
    if (open.isPresent() && isPaged(open.get().unanswered(), whom, turn.at())) {
      throw new Refusal(
          "%s is being paged for %s already; give them five minutes."
              .formatted(whom.name(), head.ref()));
    }
    record(turn, head, whom.id());
    var running = open.map(WaitingRuns.Waiting::run);
    var run = running.orElseGet(() -> begun(head, turn.at()));
    var first = hands.plan(run, whom.id(), turn.at());
    if (running.isEmpty()) {
      runs.begin(run, first.plus(run.escalation().step(0).length()));
    }
    rouse.afterCommit();
    var when = first.isAfter(turn.at()) ? ", as they wish it: not at once." : " now.";
    return Outcome.said("%s is paged for %s".formatted(whom.name(), head.ref()) + when);
  }

  /** Who is called may see and do what is needed. */
  private void record(Turn turn, Head head, Person.Id whom) {
    var me = turn.actor().id();
    var why = new Words(turn.find(WHY).orElse(""));
    if (!head.helpers().contains(whom)) {
      tickets.record(new Noted(new TicketFact.Called(head.ref(), me, turn.at(), whom)));
    }
    tickets.record(new Noted(new OncallFact.Summoned(head.ref(), me, turn.at(), whom, why)));
  }

  private Person checked(Person typed, Head head, Turn turn) {
    var whom = people.get(typed.id());
    if (head.phase() != Phase.NEW && head.phase() != Phase.ACTIVE) {
      throw new Refusal(
          "Nobody is paged for %s: it is %s."
              .formatted(head.ref(), head.phase() == Phase.HELD ? "on hold" : "over"));
    }
    if (people.same(whom.id(), turn.actor().id())) {
      throw new Refusal("That is you. Take it: `take " + head.ref() + "`.");
    }
    if (!whom.active()) {
      throw new Refusal(whom.name() + " is no longer here. Name somebody else.");
    }
    return whom;
  }

  private boolean isPaged(List<Page> unanswered, Person whom, Instant at) {
    return unanswered.stream()
        .filter(it -> it.state() == Page.State.DUE || isFresh(it, at))
        .anyMatch(it -> it.person() != null && people.same(it.person(), whom.id()));
  }

  private static boolean isFresh(Page page, Instant at) {
    return page.state() == Page.State.TOLD && page.dueAt().plus(PATIENCE).isAfter(at);
  }

  /** Who has the ticket is not disturbed when somebody who was called to it does not answer. */
  private Run begun(Head head, Instant at) {
    var escalation =
        policies
            .current(EscalationsConfiguration.ESCALATIONS)
            .of(head, kind(head.ref()), at)
            .orElse(BY_HAND);
    var isOver = head.phase() == Phase.ACTIVE || escalation.equals(BY_HAND);
    var now = tickets.head(head.ref());
    return isOver ? Run.byHand(now, escalation, at) : Run.of(now, escalation, at);
  }

  private String kind(TicketRef ref) {
    return tickets.kinds().named(ref.kind()).map(TicketKind::name).orElse(ref.kind());
  }
}
