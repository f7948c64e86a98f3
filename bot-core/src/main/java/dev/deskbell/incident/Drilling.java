package dev.deskbell.incident;

import dev.deskbell.chat.Clip;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.service.Service;
import dev.deskbell.service.ServiceType;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Exercises major incidents: all is as usual, but only who takes part is called. */
@Component
class Drilling implements Practice {
  private static final String MARK = "Drill: ";
  private static final Param<String> TITLE =
      Param.of("title", "What is supposed to have happened?", Types.line(500));

  private final Param<Service> service;
  private final Param<Person> with;
  private final Declaring declaring;
  private final Incidents incidents;
  private final Promoting promoting;
  private final Inviting inviting;

  Drilling(
      ServiceType service,
      PersonType person,
      Declaring declaring,
      Incidents incidents,
      Promoting promoting,
      Inviting inviting) {
    this.service = Param.of("service", "Which service?", service);
    this.with = Param.of("with", "Who exercises with you?", person);
    this.declaring = declaring;
    this.incidents = incidents;
    this.promoting = promoting;
    this.inviting = inviting;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("incident.drill")
            .says("incident drill", "Exercise a major incident with those whom you call to it")
            .example("incident drill The data centre burns service:erp with:@ben")
            .needs(TITLE)
            .takes(service, with)
            .by(Role.RESPONDER)
            .does(this::drill));
  }

  private Outcome drill(Turn turn) {
    var me = turn.actor().id();
    var about = turn.find(service);
    var opening =
        new Opening(
            new Words(Clip.to(Opening.LONGEST_TITLE, MARK + turn.get(TITLE))),
            new Words(
                "An exercise. Nothing is broken, and nobody is paged who does not take part."),
            Fact.DESK,
            declaring.team(about),
            about.map(it -> it.id().value()).orElse(null),
            Level.HIGH,
            Level.HIGH,
            false,
            true);
    var ref = declaring.open(opening, turn);
    var part = new LinkedHashMap<>(Map.of(me, "leads the drill"));
    turn.find(with).ifPresent(it -> part.putIfAbsent(it.id(), "takes part in the drill"));
    inviting.invite(ref, part, me, turn.at());
    promoting.promote(get(ref), me, turn.at(), new Words(""), turn.origin().near());
    return Outcome.shown(
        ref, ref + " is a drill. Call whoever takes part: `major invite " + ref + "`.");
  }

  private Incident get(TicketRef ref) {
    return incidents.findByRef(ref).orElseThrow();
  }
}
