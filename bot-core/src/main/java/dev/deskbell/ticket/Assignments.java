package dev.deskbell.ticket;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.TeamType;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who has a ticket: take, assign, release, hand to another team; and how urgent it is. */
@Component
class Assignments implements Practice {
  private static final int MOST_NAMED = 10;
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(1000));

  private final Param<TicketRef> ticket;
  private final Param<Person> person;
  private final Param<Team> team;
  private final Param<Level> impact = TicketParams.IMPACT;
  private final Param<Level> urgency = TicketParams.URGENCY;
  private final Tickets tickets;
  private final People people;

  Assignments(
      TicketParams params, PersonType person, TeamType team, Tickets tickets, People people) {
    this.ticket = params.any();
    this.person = Param.of("to", "Who should have it?", person);
    this.team = Param.of("team", "Which team?", team);
    this.tickets = tickets;
    this.people = people;
  }

  @Override
  public List<Operation> operations() {
    return List.of(take(), assign(), release(), hand(), prioritise());
  }

  private Operation take() {
    return Operation.named("ticket.take")
        .says("take", "Take a ticket: it is yours from now on")
        .example("take INC-12")
        .needs(ticket)
        .by(Role.AGENT, CALLED)
        .does(this::take);
  }

  private Outcome take(Turn turn) {
    var head = open(turn);
    var me = turn.actor().id();
    if (me.equals(head.assignee())) {
      throw new Refusal(head.ref() + " is yours already.");
    }
    tickets.record(
        new Noted(new TicketFact.Assigned(head.ref(), me, turn.at(), me, new Words(""))));
    return Outcome.silence();
  }

  private Operation assign() {
    return Operation.named("ticket.assign")
        .says("assign", "Give a ticket to somebody")
        .example("assign INC-12 @ben knows this switch")
        .needs(ticket, person)
        .takes(WHY)
        .onPerson("Give them a ticket")
        .by(Role.AGENT, ASSIGNEE)
        .does(this::assign);
  }

  private Outcome assign(Turn turn) {
    var head = open(turn);
    var to = turn.get(person);
    mayHave(head, to);
    tickets.record(
        new Noted(
            new TicketFact.Assigned(
                head.ref(), turn.actor().id(), turn.at(), to.id(), words(turn))));
    return people
        .awayUntil(to.id(), turn.at())
        .map(it -> Outcome.said(away(head, to, Names.written(it, turn.actor().zone()))))
        .orElseGet(Outcome::silence);
  }

  private static String away(Head head, Person to, String until) {
    return "%s has %s now, but is out of office until %s. Somebody else may be quicker."
        .formatted(to.name(), head.ref(), until);
  }

  private void mayHave(Head head, Person to) {
    if (to.id().equals(head.assignee())) {
      throw new Refusal(to.name() + " has " + head.ref() + " already.");
    }
    if (!people.holds(to.id(), Role.AGENT, head.team())) {
      throw new Refusal(
          "%s does not work on the team of %s.%s Or hand it to their team first: hand %s <team>"
              .formatted(to.name(), head.ref(), whoDoes(head), head.ref()));
    }
  }

  private String whoDoes(Head head) {
    var team = head.team();
    return team == null
        ? ""
        : people.membersOf(team).stream()
            .filter(it -> people.holds(it.id(), Role.AGENT, team))
            .limit(MOST_NAMED)
            .map(Person::name)
            .collect(Collectors.joining(", ", " Those who do: ", "."));
  }

  private Operation release() {
    return Operation.named("ticket.release")
        .says("release", "Give a ticket back to its team")
        .example("release INC-12")
        .needs(ticket)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::release);
  }

  private Outcome release(Turn turn) {
    var head = open(turn);
    var from = head.assignee();
    if (from == null) {
      throw new Refusal("Nobody has " + head.ref() + ".");
    }
    tickets.record(
        new Noted(new TicketFact.Released(head.ref(), turn.actor().id(), turn.at(), from)));
    return Outcome.silence();
  }

  private Operation hand() {
    return Operation.named("ticket.hand")
        .says("hand", "Hand a ticket to another team")
        .example("hand INC-12 network it is the switch after all")
        .needs(ticket, team)
        .takes(WHY)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::hand);
  }

  private Outcome hand(Turn turn) {
    var head = open(turn);
    var to = turn.get(team);
    if (to.id().equals(head.team())) {
      throw new Refusal(to.name() + " has " + head.ref() + " already.");
    }
    tickets.record(
        new Noted(
            new TicketFact.Handed(head.ref(), turn.actor().id(), turn.at(), to.id(), words(turn))));
    return Outcome.silence();
  }

  private Operation prioritise() {
    return Operation.named("ticket.prioritise")
        .says("prioritise", "Say how much a ticket affects and how urgent it is")
        .example("prioritise INC-12 impact:high urgency:medium")
        .needs(ticket, impact, urgency)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::prioritise);
  }

  private Outcome prioritise(Turn turn) {
    var head = open(turn);
    var priority = tickets.priority(turn.get(impact), turn.get(urgency));
    tickets.record(
        new Noted(
            new TicketFact.Prioritised(
                head.ref(),
                turn.actor().id(),
                turn.at(),
                turn.get(impact),
                turn.get(urgency),
                priority)));
    return Outcome.silence();
  }

  private Head open(Turn turn) {
    var head = tickets.head(turn.get(ticket));
    if (head.phase() == Phase.CLOSED) {
      throw new Refusal(head.ref() + " is closed. Reopen it first, or open a new one.");
    }
    return head;
  }

  private static Words words(Turn turn) {
    return new Words(turn.find(WHY).orElse(""));
  }
}
