package dev.deskbell.change;

import dev.deskbell.approval.Approvals;
import dev.deskbell.approval.Risk;
import dev.deskbell.chat.Clip;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How a normal change begins: everything that must be known to authorise it is asked. */
@Component
class Proposing {
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

  /** What no question about risk may be called. */
  static final Set<String> NAMES =
      Set.of(
          "change", "title", "services", "from", "until", "plan", "test", "back-out", "why",
          "implementer");

  private final Param<List<Service>> services;
  private final Param<Person> implementer;
  private final Assessment assessment;
  private final Policies policies;
  private final Tickets tickets;
  private final Approvals approvals;
  private final ChangeApproval approval;

  Proposing(
      ServicesType services,
      PersonType person,
      Assessment assessment,
      Policies policies,
      Tickets tickets,
      Approvals approvals,
      ChangeApproval approval) {
    this.services = Param.of("services", "Which services may it affect?", services);
    this.implementer =
        Param.of("implementer", "Who carries it out?", person)
            .hinting("Leave empty for yourself; whoever does it does not approve it");
    this.assessment = assessment;
    this.policies = policies;
    this.tickets = tickets;
    this.approvals = approvals;
    this.approval = approval;
  }

  Operation operation() {
    return Operation.named("change.propose")
        .says("change propose", "Propose a change of a service")
        .example(
            "change propose",
            "change propose New firewall rules services:vpn,wifi from:\"sat 22:00\" until:2h")
        .needs(TITLE, services, FROM, UNTIL, PLAN, TEST, BACK_OUT)
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
    var ref =
        open(
            turn.get(TITLE),
            turn.find(WHY).orElse(""),
            affected.getFirst(),
            terms,
            new Plan(turn.get(PLAN), turn.get(TEST), turn.get(BACK_OUT)),
            new Window(turn.get(FROM).instant(), turn.get(UNTIL)),
            turn);
    return Outcome.shown(
        ref,
        "%s is proposed: %s risk. Whoever must approve it is asked."
            .formatted(ref, risk.words()));
  }

  private String authority(Risk risk) {
    var authority = policies.current(ChangePolicy.SECTION).authority();
    if (authority == null) {
      throw new Refusal(
          "The organisation's files don't say who approves changes. Ask an administrator to name approval policies under `authority` in changes.yaml.");
    }
    return authority.of(risk);
  }

  static List<String> ids(List<Service> affected) {
    return affected.stream().map(it -> it.id().value()).toList();
  }

  /** Opens it, gives it to whoever carries it out, and asks for approval if that is needed. */
  TicketRef open(
      String title,
      String why,
      Service first,
      Terms terms,
      Plan plan,
      Window window,
      Turn turn) {
    check(window, turn.at());
    var who = turn.find(implementer).orElseGet(turn::actor).id();
    var whole = title.length() > Opening.LONGEST_TITLE ? (title + "\n\n" + why).strip() : why;
    var opening =
        new Opening(
            new Words(Clip.to(Opening.LONGEST_TITLE, title)),
            new Words(whole),
            turn.actor().id(),
            first.owner(),
            first.id().value(),
            impact(terms.risk()),
            urgency(terms.type()),
            false);
    var made = new AtomicReference<@Nullable ChangeRecord>();
    var ref =
        tickets.open(
            ChangePractice.KIND,
            opening,
            it -> {
              var proposed =
                  ChangeRecord.propose(
                      fact(it, opening, terms, plan, window, who, turn), terms, plan, window);
              made.set(proposed.ticket());
              return proposed;
            });
    ask(Objects.requireNonNull(made.get()), turn);
    tickets.record(
        new Noted(new TicketFact.Assigned(ref, turn.actor().id(), turn.at(), who, new Words(""))));
    return ref;
  }

  private static void check(Window window, Instant at) {
    if (!window.until().isAfter(at)) {
      throw new Refusal("That time is over already. Say when it shall be done.");
    }
  }

  private static ChangeFact.Proposed fact(
      TicketRef ref,
      Opening opening,
      Terms terms,
      Plan plan,
      Window window,
      Person.Id implementer,
      Turn turn) {
    return new ChangeFact.Proposed(
        ref,
        turn.actor().id(),
        turn.at(),
        terms.type().name(),
        terms.template(),
        terms.services().stream().collect(Collectors.joining(",")),
        opening.title(),
        opening.details(),
        new Words(plan.plan()),
        new Words(plan.test()),
        new Words(plan.backOut()),
        window.from(),
        window.until(),
        implementer,
        terms.risk().name(),
        opening.impact(),
        opening.urgency());
  }

  private void ask(ChangeRecord change, Turn turn) {
    if (change.terms().policy() != null) {
      approvals.ask(
          change.ref(),
          change.terms().policy(),
          approval.matter(change, tickets.head(change.ref())),
          turn.actor().id(),
          turn.at());
    }
  }

  private static Level impact(Risk risk) {
    return switch (risk) {
      case LOW -> Level.LOW;
      case MEDIUM -> Level.MEDIUM;
      case HIGH -> Level.HIGH;
    };
  }

  private static Level urgency(ChangeType type) {
    return switch (type) {
      case STANDARD -> Level.LOW;
      case NORMAL -> Level.MEDIUM;
      case EMERGENCY -> Level.HIGH;
    };
  }
}
