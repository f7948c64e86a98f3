package dev.deskbell.incident;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.List;
import org.springframework.stereotype.Component;

/** Lets people say that an incident affects them too. */
@Component
class MeTooPractice implements Practice {
  static final String NAME = "incident.me-too";

  private final Param<TicketRef> incident;
  private final Incidents incidents;
  private final Tickets tickets;
  private final Announcing announcing;
  private final MeToo meToo;
  private final People people;

  MeTooPractice(
      TicketParams params,
      Incidents incidents,
      Tickets tickets,
      Announcing announcing,
      MeToo meToo,
      People people) {
    this.incident = params.of(IncidentPractice.KIND);
    this.incidents = incidents;
    this.tickets = tickets;
    this.announcing = announcing;
    this.meToo = meToo;
    this.people = people;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(NAME)
            .says(
                "incident me-too", "Say that an incident affects you too; you hear when it is over")
            .example("incident me-too INC-7")
            .needs(incident)
            .by(Role.REQUESTER)
            .does(this::meToo));
  }

  private Outcome meToo(Turn turn) {
    var ref = turn.get(incident);
    var me = people.get(turn.actor().id()).id();
    if (people.same(me, tickets.head(ref).requester())) {
      return Outcome.said(ref + " is yours: you hear of it anyway.");
    }
    if (meToo.has(ref, me)) {
      return Outcome.said("You are counted already. You hear when " + ref + " is over.");
    }
    if (!tickets.head(ref).phase().isOpen()) {
      throw new Refusal(ref + " is over already. If it is not: `incident declare`.");
    }
    meToo.add(ref, me, turn.at());
    tickets.record(new Noted(new MajorFact.MeToo(ref, me, turn.at())));
    if (incidents.findByRef(ref).filter(Incident::isMajor).isPresent()) {
      announcing.announce(ref);
    }
    return Outcome.said("Thank you, you are counted. You hear when " + ref + " is over.");
  }
}
