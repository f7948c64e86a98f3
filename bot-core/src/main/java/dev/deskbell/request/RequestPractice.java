package dev.deskbell.request;

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
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Entry;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Lifecycle;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What people can do with requests. */
@Component
class RequestPractice implements Practice {
  private static final Map<String, Class<? extends Fact>> NAMES =
      Stream.of(RequestFact.NAMES, AccessFact.NAMES)
          .flatMap(it -> it.entrySet().stream())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  static final TicketKind KIND =
      new TicketKind(
          "REQ",
          "request",
          Request.class,
          NAMES,
          Lifecycle.of(Status.values(), Status.Move.values(), Status::after, Status.Move::words));

  private static final Param<HoldReason> WAITS_FOR =
      Param.of(
          "waits-for",
          "What does it wait for?",
          Types.oneOf("reason", HoldReason.class, HoldReason::words));
  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(1000));
  private static final Param<String> REASON =
      Param.of("why", "Why not?", Types.lines(3000)).hinting("The requester reads this");
  private static final Param<String> NOTE =
      Param.of("note", "What should the requester know?", Types.lines(3000))
          .hinting("Where it is, how to use it, what comes next");

  private final Param<TicketRef> request;
  private final Requests requests;
  private final Tickets tickets;
  private final Deadlines deadlines;
  private final Raising raising;
  private final Approvals approvals;

  RequestPractice(
      TicketParams params,
      Requests requests,
      Tickets tickets,
      Deadlines deadlines,
      Raising raising,
      Approvals approvals) {
    this.approvals = approvals;
    this.request = params.of(KIND);
    this.requests = requests;
    this.tickets = tickets;
    this.deadlines = deadlines;
    this.raising = raising;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        raising.operation(),
        raising.forSomebody(),
        start(),
        hold(),
        resume(),
        fulfil(),
        reject(),
        confirm(),
        close(),
        reopen(),
        cancel());
  }

  private Operation start() {
    return Operation.named("request.start")
        .says("request start", "Start to fulfil a request")
        .example("request start REQ-7", "request start 7")
        .needs(request)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> mine(it, get(it).start(it.actor().id(), it.at())));
  }

  /** Records it; a request that nobody has becomes that of whoever does something. */
  private Outcome mine(Turn turn, Change<Request> change) {
    var me = turn.actor().id();
    if (tickets.head(change.ticket().ref()).unassigned()) {
      var taken = new TicketFact.Assigned(change.ticket().ref(), me, turn.at(), me, new Words(""));
      return record(change, new Noted(taken));
    }
    return record(change);
  }

  private Outcome record(Entry... entries) {
    tickets.record(entries);
    return Outcome.silence();
  }

  private Operation hold() {
    return Operation.named("request.hold")
        .says("request hold", "Put a request on hold, with the reason")
        .example("request hold REQ-7 supplier it is ordered")
        .needs(request, WAITS_FOR)
        .takes(WHY)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> record(get(it).hold(it.actor().id(), it.at(), it.get(WAITS_FOR), words(it))));
  }

  private Operation resume() {
    return Operation.named("request.resume")
        .says("request resume", "Go on with a request that was on hold")
        .example("request resume REQ-7")
        .needs(request)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> record(get(it).resume(it.actor().id(), it.at())));
  }

  private Operation fulfil() {
    return Operation.named("request.fulfil")
        .says("request fulfil", "Say that a request is fulfilled, with a note for its requester")
        .example("request fulfil REQ-7 Your laptop is at the service desk")
        .needs(request, NOTE)
        .by(Role.AGENT, ASSIGNEE)
        .does(this::fulfil);
  }

  private Outcome fulfil(Turn turn) {
    var change = get(turn).fulfil(turn.actor().id(), turn.at(), new Words(turn.get(NOTE)));
    deadlines.arm(
        change.ticket().ref(),
        RequestClosing.NAME,
        turn.at().toEpochMilli(),
        tickets.closesAt(turn.at()));
    return mine(turn, change);
  }

  private Operation reject() {
    return Operation.named("request.reject")
        .says("request reject", "Say that a request will not be fulfilled, and why")
        .example("request reject REQ-7 We only buy laptops every four years")
        .needs(request, REASON)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> end(it, get(it).reject(it.actor().id(), it.at(), new Words(it.get(REASON)))));
  }

  private Operation confirm() {
    return Operation.named("request.confirm")
        .says("request confirm", "Confirm that you have what you asked for; that closes it")
        .example("request confirm REQ-7")
        .needs(request)
        .by(Role.ADMINISTRATOR, REQUESTER)
        .does(it -> close(it, it.actor().id().equals(head(it).requester())));
  }

  private Operation close() {
    return Operation.named("request.close")
        .says("request close", "Close a fulfilled request without waiting for its requester")
        .example("request close REQ-7")
        .needs(request)
        .by(Role.AGENT, ASSIGNEE)
        .does(it -> close(it, false));
  }

  private Outcome close(Turn turn, boolean confirmed) {
    var change = get(turn).close(turn.actor().id(), turn.at(), confirmed);
    deadlines.disarm(change.ticket().ref(), RequestClosing.NAME);
    return record(change);
  }

  private Operation reopen() {
    return Operation.named("request.reopen")
        .says("request reopen", "Say that a fulfilled request is not what was asked for")
        .example("request reopen REQ-7 The charger is missing")
        .needs(request, WHY)
        .by(Role.AGENT, REQUESTER, ASSIGNEE)
        .does(this::reopen);
  }

  private Outcome reopen(Turn turn) {
    var head = head(turn);
    var found = get(turn);
    found.checkReopens();
    if (!tickets.reopenable(head, turn.at())) {
      return raising.again(head, turn, words(turn));
    }
    var change = found.reopen(turn.actor().id(), turn.at(), words(turn));
    deadlines.disarm(head.ref(), RequestClosing.NAME);
    return record(change);
  }

  private Operation cancel() {
    return Operation.named("request.cancel")
        .says("request cancel", "Cancel a request that is no longer wanted")
        .example("request cancel REQ-7 I found mine again")
        .needs(request, WHY)
        .by(Role.AGENT, REQUESTER, ASSIGNEE)
        .does(it -> end(it, get(it).cancel(it.actor().id(), it.at(), words(it))));
  }

  /** Nobody need decide about what is over. */
  private Outcome end(Turn turn, Change<Request> change) {
    var wasAwaiting = get(turn).isAwaiting();
    record(change);
    if (wasAwaiting) {
      approvals.withdraw(change.ticket().ref(), turn.actor().id(), turn.at());
    }
    return Outcome.silence();
  }

  private static Words words(Turn turn) {
    return new Words(turn.find(WHY).orElse(""));
  }

  private Head head(Turn turn) {
    return tickets.head(turn.get(request));
  }

  private Request get(Turn turn) {
    var ref = turn.get(request);
    return requests.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
  }
}
