package dev.deskbell.incident;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Entry;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Lifecycle;
import dev.deskbell.ticket.Names;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What people can do with incidents. */
@Component
class IncidentPractice implements Practice {
  static final TicketKind KIND =
      new TicketKind(
          "INC",
          "incident",
          Incident.class,
          all(),
          Lifecycle.of(Status.values(), Status.Move.values(), Status::after, Status.Move::words));

  private static Map<String, Class<? extends Fact>> all() {
    var all = new HashMap<>(IncidentFact.NAMES);
    all.putAll(MajorFact.NAMES);
    return all;
  }

  private static final Param<HoldReason> WAITS_FOR =
      Param.of(
          "waits-for",
          "What does it wait for?",
          Types.oneOf("reason", HoldReason.class, HoldReason::words));
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(1000));
  private static final Param<String> RESOLUTION =
      Param.of("resolution", "How was it solved?", Types.lines(3000))
          .hinting("The requester reads this");

  private final Param<TicketRef> incident;
  private final Incidents incidents;
  private final Tickets tickets;
  private final Deadlines deadlines;
  private final Declaring declaring;
  private final Names names;
  private final Announcing announcing;

  IncidentPractice(
      TicketParams params,
      Incidents incidents,
      Tickets tickets,
      Deadlines deadlines,
      Declaring declaring,
      Names names,
      Announcing announcing) {
    this.names = names;
    this.announcing = announcing;
    this.incident = params.of(KIND);
    this.incidents = incidents;
    this.tickets = tickets;
    this.deadlines = deadlines;
    this.declaring = declaring;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        declaring.operation(),
        acknowledge(),
        start(),
        hold(),
        resume(),
        resolve(),
        confirm(),
        close(),
        reopen(),
        cancel());
  }

  private Operation acknowledge() {
    return Operation.named("incident.acknowledge")
        .says("incident ack", "Acknowledge an incident: you have seen it and it is yours")
        .example("incident ack INC-7", "incident ack 7")
        .needs(incident)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(this::acknowledge);
  }

  private Outcome acknowledge(Turn turn) {
    var found = get(turn);
    var seen = found.acknowledgedBy();
    if (seen != null && found.status() == Status.ACKNOWLEDGED) {
      throw new Refusal(names.of(seen) + " acknowledged " + found.ref() + " already.");
    }
    return mine(turn, found.acknowledge(turn.actor().id(), turn.at()));
  }

  private Operation start() {
    return Operation.named("incident.start")
        .says("incident start", "Start work on an incident")
        .example("incident start INC-7")
        .needs(incident)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(it -> mine(it, get(it).start(it.actor().id(), it.at())));
  }

  /** Records it; an incident that nobody has becomes that of whoever does something. */
  private Outcome mine(Turn turn, Change<Incident> change) {
    var me = turn.actor().id();
    if (tickets.head(change.ticket().ref()).unassigned()) {
      var taken = new TicketFact.Assigned(change.ticket().ref(), me, turn.at(), me, new Words(""));
      return record(change, new Noted(taken));
    }
    return record(change);
  }

  private Outcome record(Change<Incident> change, Entry... more) {
    announcing.record(change, more);
    return Outcome.silence();
  }

  private Operation hold() {
    return Operation.named("incident.hold")
        .says("incident hold", "Put an incident on hold, with the reason")
        .example("incident hold INC-7 supplier a new router comes tomorrow")
        .needs(incident, WAITS_FOR)
        .takes(WHY)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(it -> record(get(it).hold(it.actor().id(), it.at(), it.get(WAITS_FOR), words(it))));
  }

  private Operation resume() {
    return Operation.named("incident.resume")
        .says("incident resume", "Go on with an incident that was on hold")
        .example("incident resume INC-7")
        .needs(incident)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(it -> record(get(it).resume(it.actor().id(), it.at())));
  }

  private Operation resolve() {
    return Operation.named("incident.resolve")
        .says("incident resolve", "Say that service is restored, and how")
        .example("incident resolve INC-7 Restarted the switch, a new one is ordered")
        .needs(incident, RESOLUTION)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(this::resolve);
  }

  private Outcome resolve(Turn turn) {
    var change = get(turn).resolve(turn.actor().id(), turn.at(), new Words(turn.get(RESOLUTION)));
    deadlines.arm(
        change.ticket().ref(),
        IncidentClosing.NAME,
        turn.at().toEpochMilli(),
        tickets.closesAt(turn.at()));
    return record(change);
  }

  private Operation confirm() {
    return Operation.named("incident.confirm")
        .says("incident confirm", "Confirm that your incident is solved; that closes it")
        .example("incident confirm INC-7")
        .needs(incident)
        .by(Role.ADMINISTRATOR, REQUESTER)
        .does(it -> close(it, it.actor().id().equals(head(it).requester())));
  }

  private Operation close() {
    return Operation.named("incident.close")
        .says("incident close", "Close a resolved incident without waiting for its requester")
        .example("incident close INC-7")
        .needs(incident)
        .by(Role.MANAGER)
        .does(it -> close(it, false));
  }

  private Outcome close(Turn turn, boolean confirmed) {
    var change = get(turn).close(turn.actor().id(), turn.at(), confirmed);
    deadlines.disarm(change.ticket().ref(), IncidentClosing.NAME);
    return record(change);
  }

  private Operation reopen() {
    return Operation.named("incident.reopen")
        .says("incident reopen", "Say that a resolved incident is not solved after all")
        .example("incident reopen INC-7 It is slow again")
        .needs(incident, WHY)
        .by(Role.AGENT, REQUESTER, ASSIGNEE)
        .does(this::reopen);
  }

  private Outcome reopen(Turn turn) {
    var head = head(turn);
    var change = get(turn).reopen(turn.actor().id(), turn.at(), words(turn));
    if (!tickets.reopenable(head, turn.at())) {
      return declaring.again(head, turn, words(turn));
    }
    deadlines.disarm(head.ref(), IncidentClosing.NAME);
    return record(change);
  }

  private Operation cancel() {
    return Operation.named("incident.cancel")
        .says("incident cancel", "Cancel an incident that was a mistake")
        .example("incident cancel INC-7 it was my cable")
        .needs(incident, WHY)
        .by(Role.AGENT, REQUESTER, ASSIGNEE)
        .does(it -> record(get(it).cancel(it.actor().id(), it.at(), words(it))));
  }

  private static Words words(Turn turn) {
    return new Words(turn.find(WHY).orElse(""));
  }

  private Head head(Turn turn) {
    return tickets.head(turn.get(incident));
  }

  private Incident get(Turn turn) {
    var ref = turn.get(incident);
    return incidents.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
  }
}
