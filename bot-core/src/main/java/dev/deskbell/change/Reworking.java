package dev.deskbell.change;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Preset;
import dev.deskbell.conversation.Reader;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Type;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.service.Service;
import dev.deskbell.service.Services;
import dev.deskbell.service.ServicesType;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Makes a change another: its plan, or its window; votes on the old one are void. */
@Component
class Reworking implements Practice {
  private static final Param<String> REASON = Param.of("why", "Why?", Types.lines(1000));

  private final Param<TicketRef> change;
  private final Param<List<Service>> services;
  private final Param<Instant> until;
  private final ChangeRecords changes;
  private final Tickets tickets;
  private final Reapproval reapproval;
  private final Assessment assessment;
  private final Proposing proposing;
  private final Services known;
  private final Policies policies;
  private final Agenda agenda;
  private final Timing timing;

  Reworking(
      TicketParams params,
      ServicesType services,
      ChangeRecords changes,
      Tickets tickets,
      Reapproval reapproval,
      Assessment assessment,
      Proposing proposing,
      Services known,
      Policies policies,
      Agenda agenda,
      Timing timing) {
    this.timing = timing;
    this.until = Proposing.UNTIL.typed(new Checked<>(Proposing.UNTIL.type(), this::inTheWay));
    this.change = params.of(ChangePractice.KIND);
    this.services = Proposing.services(services);
    this.changes = changes;
    this.tickets = tickets;
    this.reapproval = reapproval;
    this.assessment = assessment;
    this.proposing = proposing;
    this.known = known;
    this.policies = policies;
    this.agenda = agenda;
  }

  @Override
  public List<Operation> operations() {
    return List.of(edit(), reschedule());
  }

  private Operation edit() {
    return Operation.named("change.edit")
        .says("change edit", "Edit a change: its plan, how it is undone, what it may affect")
        .example("change edit CHG-7", "change edit CHG-7 back-out:\"Restore the backup\"")
        .needs(change)
        .thenAsks(this::parts)
        .by(Role.RESPONDER, REQUESTER, ASSIGNEE)
        .does(this::edit);
  }

  /** As it is now; a command that names no part opens the form. */
  private List<Operation.Asked> parts(Reader reader) {
    var found = ref(reader).flatMap(changes::findByRef);
    if (found.isEmpty()) {
      return List.of();
    }
    var it = found.get();
    var parts = new ArrayList<Operation.Asked>();
    parts.add(part(Proposing.PLAN, it.plan().plan()));
    parts.add(part(Proposing.TEST, it.plan().test()));
    parts.add(part(Proposing.BACK_OUT, it.plan().backOut()));
    parts.add(part(services.typed(free(it)), String.join(",", it.terms().services())));
    if (it.terms().type() == ChangeType.NORMAL) {
      parts.addAll(assessment.questions(it.terms().assessment()));
    }
    var none =
        parts.stream().map(each -> each.param().name()).noneMatch(reader.given()::containsKey);
    parts.set(0, new Operation.Asked(parts.getFirst().param(), none));
    return parts;
  }

  /** Services that are free in the window it has. */
  private Type<List<Service>> free(ChangeRecord it) {
    return it.terms().type() == ChangeType.EMERGENCY
        ? services.type()
        : new Checked<>(
            services.type(),
            (wanted, reader) ->
                timing.advice(
                    it.ref(), Proposing.idsOf(wanted), it.window(), it.implementer(), reader));
  }

  /** What is in the way of another window of that change. */
  private String inTheWay(Instant end, Reader reader) {
    var found =
        ref(reader)
            .flatMap(changes::findByRef)
            .filter(it -> it.terms().type() != ChangeType.EMERGENCY);
    if (found.isEmpty()) {
      return "";
    }
    try {
      var typed = reader.given().getOrDefault(Proposing.FROM.name(), "");
      var begin = Types.moment().read(typed, reader).instant();
      return timing.advice(
          found.get().ref(),
          Timing.ids(found.get()),
          new Window(begin, end),
          found.get().implementer(),
          reader);
    } catch (Refusal _) {
      // The beginning's own field says what is wrong with it.
      return "";
    }
  }

  private static <T> Operation.Asked part(Param<T> param, String now) {
    return new Operation.Asked(
        Param.of(param.name(), param.label(), new Preset<>(param.type(), now)), false);
  }

  private Optional<TicketRef> ref(Reader reader) {
    var typed = reader.given().getOrDefault(change.name(), "").strip();
    return TicketRef.parse(typed.matches("[1-9]\\d{0,14}") ? "CHG-" + typed : typed);
  }

  private Outcome edit(Turn turn) {
    var found = get(turn);
    var terms = terms(found, turn);
    var better =
        new Plan(
            turn.find(Proposing.PLAN).orElse(found.plan().plan()),
            turn.find(Proposing.TEST).orElse(found.plan().test()),
            turn.find(Proposing.BACK_OUT).orElse(found.plan().backOut()));
    var edited = found.edit(turn.actor().id(), turn.at(), terms, better);
    tickets.record(edited);
    timing.take(edited.ticket());
    return again(edited.ticket(), turn.actor().id(), turn.at());
  }

  /** What it may affect and how risky that is, assessed anew. */
  private Terms terms(ChangeRecord found, Turn turn) {
    var old = found.terms();
    var affected =
        turn.find(services)
            .orElseGet(() ->
                old.services().stream()
                    .flatMap(it -> known.get(new Service.Id(it)).stream())
                    .toList());
    var ids = turn.find(services).map(Proposing::ids).orElse(old.services());
    if (old.type() != ChangeType.NORMAL) {
      return new Terms(
          old.type(),
          old.template(),
          old.risk(),
          old.points(),
          old.assessment(),
          old.policy(),
          ids);
    }
    var assessed = assessment.found(turn, old.assessment());
    var risk = assessment.risk(assessed.points(), affected);
    return new Terms(
        old.type(), null, risk, assessed.points(), assessed.text(), proposing.authority(risk), ids);
  }

  private Operation reschedule() {
    return Operation.named("change.reschedule")
        .says("change reschedule", "Move a change to another time")
        .example("change reschedule CHG-7 from:\"sun 22:00\" until:2h")
        .needs(change, Proposing.FROM, until)
        .takes(REASON)
        .by(Role.RESPONDER, REQUESTER, ASSIGNEE)
        .does(this::reschedule);
  }

  private Outcome reschedule(Turn turn) {
    var found = get(turn);
    var window = new Window(turn.get(Proposing.FROM).instant(), turn.get(until));
    if (!window.until().isAfter(turn.at())) {
      throw new Refusal("That time is over already. Say when it shall be done.");
    }
    var moved =
        found.reschedule(
            turn.actor().id(),
            turn.at(),
            window,
            policies.current(ChangePolicy.SECTION).smallMove(),
            new Words(turn.find(REASON).orElse("")));
    tickets.record(moved);
    timing.take(moved.ticket());
    agenda.arm(moved.ticket(), turn.at());
    return moved.ticket().isAuthorised()
        ? Outcome.silence()
        : again(moved.ticket(), turn.actor().id(), turn.at());
  }

  private Outcome again(ChangeRecord it, Person.Id by, Instant at) {
    reapproval.ask(it, by, at);
    return Outcome.shown(
        it.ref(), "It is another now, so all votes are void, and approval is asked again.");
  }

  private ChangeRecord get(Turn turn) {
    var ref = turn.get(change);
    return changes.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
  }
}
