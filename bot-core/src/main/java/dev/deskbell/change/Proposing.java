package dev.deskbell.change;

import dev.deskbell.approval.Risk;
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
import dev.deskbell.policy.Policies;
import dev.deskbell.service.Service;
import dev.deskbell.service.ServicesType;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** How a change begins that is not of a known kind: planned, or because it can't wait. */
@Component
class Proposing implements Practice {
  static final Param<String> TITLE =
      Param.of("title", "What shall be changed?", Types.line(500)).hinting("In one line");
  static final Param<When> FROM = Param.of("from", "From when?", Types.moment());
  static final Param<Instant> UNTIL =
      Param.of("until", "Until when?", new EndType(FROM.name()))
          .hinting("A moment, or how long it takes: 2h");
  static final Param<String> PLAN =
      Param.of("plan", "What is done, step by step?", Types.lines(3000));
  static final Param<String> TEST =
      Param.of("test", "How will you know that it worked?", Types.lines(2000));
  static final Param<String> BACK_OUT =
      Param.of("back-out", "How is it undone?", Types.lines(2000));
  static final Param<String> WHY =
      Param.of("why", "Why is it needed?", Types.lines(2000)).hinting("Approvers read this");
  private static final Param<String> HASTE =
      Param.of("why", "Why can't it wait?", Types.lines(2000)).hinting("Approvers read this");

  /** What no question about risk may be called. */
  static final Set<String> NAMES =
      Set.of(
          "change",
          "title",
          "services",
          "from",
          "until",
          "plan",
          "test",
          "back-out",
          "why",
          "implementer");

  private final Param<List<Service>> services;
  private final Param<Instant> until;
  private final Param<Person> implementer;
  private final Assessment assessment;
  private final Policies policies;
  private final Filing filing;
  private final Timing timing;

  Proposing(
      ServicesType services,
      PersonType person,
      Assessment assessment,
      Policies policies,
      Filing filing,
      Timing timing) {
    this.services = services(services);
    this.timing = timing;
    this.implementer = implementer(person);
    this.until = timing.until(this.services, this.implementer);
    this.assessment = assessment;
    this.policies = policies;
    this.filing = filing;
  }

  static Param<List<Service>> services(ServicesType type) {
    return Param.of("services", "Which services may it affect?", type);
  }

  static Param<Person> implementer(PersonType person) {
    return Param.of("implementer", "Who carries it out?", person)
        .hinting("Leave empty for yourself; whoever does it does not approve it");
  }

  @Override
  public List<Operation> operations() {
    return List.of(propose(), emergency());
  }

  private Operation propose() {
    return Operation.named("change.propose")
        .says("change propose", "Propose a change: it is assessed, approved and planned")
        .example(
            "change propose",
            "change propose New firewall rules services:vpn,wifi from:\"sat 22:00\" until:2h")
        .needs(TITLE, services, FROM, until, PLAN, TEST, BACK_OUT)
        .takes(WHY, implementer)
        .thenAsks(_ -> assessment.questions())
        .by(Role.AGENT)
        .does(this::propose);
  }

  private Outcome propose(Turn turn) {
    var found = assessment.found(turn);
    var affected = turn.get(services);
    var risk = assessment.risk(found.points(), affected);
    var terms =
        new Terms(
            ChangeType.NORMAL,
            null,
            risk,
            found.points(),
            found.text(),
            authority(risk),
            ids(affected));
    var window = new Window(turn.get(FROM).instant(), turn.get(until));
    var plan = new Plan(turn.get(PLAN), turn.get(TEST), turn.get(BACK_OUT));
    var ref = filing.file(proposal(terms, turn.find(WHY).orElse(""), plan, window, turn), turn);
    return Outcome.shown(
        ref,
        "%s is proposed: %s risk. Whoever must approve it is asked.".formatted(ref, risk.words()));
  }

  private Proposal proposal(Terms terms, String why, Plan plan, Window window, Turn turn) {
    return new Proposal(
        turn.get(TITLE),
        why,
        turn.get(services).getFirst(),
        terms,
        plan,
        window,
        turn.find(implementer).orElseGet(turn::actor));
  }

  /** The approval policy that fits the risk. */
  String authority(Risk risk) {
    var authority = policies.current(ChangePolicy.SECTION).authority();
    if (authority == null) {
      throw new Refusal(
          "The organisation's files don't say who approves changes. Ask an administrator to name"
              + " approval policies under `authority` in changes.yaml.");
    }
    return authority.of(risk);
  }

  static List<String> ids(List<Service> affected) {
    return affected.stream().map(it -> it.id().value()).toList();
  }

  static List<Service.Id> idsOf(List<Service> affected) {
    return affected.stream().map(Service::id).toList();
  }

  private Operation emergency() {
    return Operation.named("change.emergency")
        .says("change emergency", "Propose a change that can't wait; it is reviewed afterwards")
        .example(
            "change emergency Block the attacker services:vpn why:\"They are in\""
                + " plan:\"Drop their network\"")
        .needs(TITLE, services, HASTE, PLAN)
        .takes(FROM, UNTIL, TEST, BACK_OUT, implementer)
        .by(Role.AGENT)
        .does(this::emergency);
  }

  /** A small group decides at once; there is no time for questions about its risk. */
  private Outcome emergency(Turn turn) {
    var emergency = policies.current(ChangePolicy.SECTION).emergencies();
    if (emergency.approval() == null) {
      throw new Refusal(
          "The organisation's files don't say who approves emergencies. Ask an administrator to"
              + " name an approval policy under `emergency` in changes.yaml.");
    }
    var from = turn.find(FROM).map(When::instant).orElseGet(turn::at);
    var window = new Window(from, turn.find(UNTIL).orElseGet(() -> from.plus(emergency.length())));
    var terms =
        new Terms(
            ChangeType.EMERGENCY,
            null,
            assessment.hasty(turn.get(services)),
            0,
            timing.through(
                idsOf(turn.get(services)),
                window,
                turn.find(implementer).orElseGet(turn::actor).id(),
                turn.actor().zone()),
            emergency.approval(),
            ids(turn.get(services)));
    var plan = new Plan(turn.get(PLAN), turn.find(TEST).orElse(""), turn.find(BACK_OUT).orElse(""));
    var ref = filing.file(proposal(terms, turn.get(HASTE), plan, window, turn), turn);
    return Outcome.shown(
        ref,
        "%s is before the emergency group. It can be started as soon as they approve, and must be reviewed afterwards."
            .formatted(ref));
  }
}
