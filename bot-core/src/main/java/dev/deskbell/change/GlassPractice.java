package dev.deskbell.change;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.service.Service;
import dev.deskbell.service.ServiceType;
import dev.deskbell.service.Services;
import dev.deskbell.ticket.Names;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Getting past the gate in an emergency: several managers together, reviewed afterwards. */
@Component
class GlassPractice implements Practice {
  private static final Param<String> WHY =
      Param.of("why", "Why can't it wait?", Types.line(500)).hinting("Whoever agrees reads this");
  private static final Param<Long> NUMBER =
      Param.of("number", "Which one? The desk told its number", Types.number(1, Long.MAX_VALUE));

  private final Param<Service> service;
  private final Glasses glasses;
  private final Emergency emergency;
  private final Services services;
  private final People people;
  private final Policies policies;
  private final GlassCircle circle;

  GlassPractice(
      ServiceType type,
      Glasses glasses,
      Emergency emergency,
      Services services,
      People people,
      Policies policies,
      GlassCircle circle) {
    this.service = Param.of("service", "Which service?", type);
    this.glasses = glasses;
    this.emergency = emergency;
    this.services = services;
    this.people = people;
    this.policies = policies;
    this.circle = circle;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("gate.break")
            .says("gate break", "Ask managers to open the gate in an emergency")
            .example("gate break checkout customers can't pay and the fix is ready")
            .needs(service, WHY)
            .by(Role.RESPONDER)
            .does(this::ask),
        Operation.named("gate.agree")
            .says("gate agree", "Agree that the gate is opened in an emergency")
            .example("gate agree 3")
            .needs(NUMBER)
            .by(Role.MANAGER)
            .does(this::agree),
        Operation.named("gate.close")
            .says("gate close", "Close the gate again, or take back that it be opened")
            .example("gate close 3")
            .needs(NUMBER)
            .by(Role.RESPONDER)
            .does(this::close));
  }

  private Outcome ask(Turn turn) {
    var of = turn.get(service);
    var asked = circle.others(of, turn.actor().id());
    var quorum = policies.current(GatePolicy.SECTION).people();
    if (asked.size() < quorum) {
      throw new Refusal(
          "%d managers must agree and only %d could. Ask an administrator to change gate.yaml, or propose an emergency change: `change emergency`."
              .formatted(quorum, asked.size()));
    }
    var id = glasses.ask(of.id(), turn.get(WHY), turn.actor().id(), quorum, turn.at());
    circle.tell(id, turn.actor().id(), of);
    return Outcome.said(
        "I ask %d managers. When %d of them agree, the gate of %s opens for %d minutes."
            .formatted(
                asked.size(),
                quorum,
                of.name(),
                policies.current(GatePolicy.SECTION).open().toMinutes()));
  }

  private Outcome agree(Turn turn) {
    var glass = found(turn);
    var of =
        services
            .get(glass.service())
            .orElseThrow(() -> new Refusal("That service is no longer in the files."));
    check(turn, glass, of);
    var me = turn.actor().id();
    glasses.agree(glass.id(), me, turn.at());
    // Who has lost the role since they agreed, or turned out to be who asks, does not count any
    // more.
    var counting = Stream.concat(glass.agreed().stream(), Stream.of(people.get(me).id()));
    var others = circle.others(of, glass.by());
    var all = counting.filter(others::contains).toList();
    circle.tell(glass.id(), glass.by(), of);
    if (all.size() < glass.quorum()) {
      return Outcome.said("You agree. %d more must.".formatted(glass.quorum() - all.size()));
    }
    var open = policies.current(GatePolicy.SECTION).open();
    var until = turn.at().plus(open);
    var ref = emergency.open(glass, of, all, turn.at(), until);
    glasses.open(glass.id(), new Glass.Opened(ref, turn.at(), until));
    return Outcome.shown(
        ref,
        "The gate of %s is open until %s. It is reviewed in %s."
            .formatted(of.name(), Names.written(until, turn.actor().zone()), ref));
  }

  private void check(Turn turn, Glass glass, Service of) {
    var me = turn.actor().id();
    if (people.same(me, glass.by())) {
      throw new Refusal("You asked for it yourself. Others must agree.");
    }
    if (!circle.mayAgree(of, me)) {
      throw new Refusal(
          "%s belongs to the team %s. Its managers decide, and who manages all teams."
              .formatted(of.name(), of.owner()));
    }
    people
        .coolingUntil(turn.origin().by().account(), turn.at())
        .map(it -> new When(it.atZone(turn.actor().zone()), "").written())
        .ifPresent(until -> {
          throw new Refusal(
              "This account was linked to another less than a day ago, so its word counts only after "
                  + until
                  + ".");
        });
    if (glass.at(turn.at()) != Glass.State.ASKED) {
      throw new Refusal(
          glass.at(turn.at()) == Glass.State.OPEN
              ? "Enough others agreed already: the gate is open."
              : "That is over. Who still needs it asks again: `gate break`.");
    }
    if (glass.agreed().stream().anyMatch(it -> people.same(it, me))) {
      throw new Refusal("You agreed already. Others must, too.");
    }
  }

  private Outcome close(Turn turn) {
    var glass = found(turn);
    var of = services.get(glass.service());
    var me = turn.actor().id();
    if (!people.same(me, glass.by()) && of.filter(it -> circle.mayAgree(it, me)).isEmpty()) {
      throw new Refusal("Only who asked for it and managers of that service close it.");
    }
    if (glass.at(turn.at()) == Glass.State.OVER) {
      throw new Refusal("That is over already.");
    }
    glasses.end(glass.id(), me, turn.at());
    of.ifPresent(it -> circle.tell(glass.id(), glass.by(), it));
    return Outcome.said("Closed.");
  }

  private Glass found(Turn turn) {
    return glasses
        .lock(turn.get(NUMBER))
        .orElseThrow(() -> new Refusal("Nobody asked for such a thing. Check the number."));
  }
}
