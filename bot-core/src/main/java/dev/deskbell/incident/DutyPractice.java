package dev.deskbell.incident;

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
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Piece;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Gives the roles of a major incident, and hands them over. */
@Component
class DutyPractice implements Practice {
  static final String NAME = "incident.role";

  private static final Param<String> NOTE =
      Param.of("note", "What should they know?", Types.lines(1000));

  private final Param<TicketRef> incident;
  private final Param<MajorPolicy.Duty> role;
  private final Param<Person> who;
  private final Incidents incidents;
  private final Tickets tickets;
  private final Duties duties;
  private final Inviting inviting;
  private final Deliveries deliveries;
  private final People people;

  DutyPractice(
      TicketParams params,
      DutyType role,
      PersonType who,
      Incidents incidents,
      Tickets tickets,
      Duties duties,
      Inviting inviting,
      Deliveries deliveries,
      People people) {
    this.incident = params.of(IncidentPractice.KIND);
    this.role = Param.of("role", "Which role?", role);
    this.who = Param.of("who", "Who has it from now on?", who);
    this.incidents = incidents;
    this.tickets = tickets;
    this.duties = duties;
    this.inviting = inviting;
    this.deliveries = deliveries;
    this.people = people;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(NAME)
            .says("major role", "Give somebody a role in a major incident, or hand it over")
            .example(
                "major role INC-7 commander me",
                "major role INC-7 commander @nora we wait for the supplier")
            .needs(incident, role, who)
            .takes(NOTE)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::give));
  }

  private Outcome give(Turn turn) {
    var ref = turn.get(incident);
    incidents.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + ".")).asMajor();
    var duty = turn.get(role);
    var to = turn.get(who);
    var before = duties.holder(ref, duty.id()).orElse(null);
    if (before != null && people.same(before.holder(), to.id())) {
      throw new Refusal("%s is %s of %s already.".formatted(to.name(), duty.name(), ref));
    }
    if (!people.get(to.id()).active()) {
      throw new Refusal(to.name() + " is no longer here. Name somebody else.");
    }
    inviting.join(ref, to.id(), turn.at());
    given(turn, ref, duty, to.id(), before);
    return Outcome.said(
        "%s is %s of %s now, and was told what that means.".formatted(to.name(), duty.name(), ref));
  }

  private void given(
      Turn turn, TicketRef ref, MajorPolicy.Duty duty, Person.Id to, Duties.@Nullable Held before) {
    var note = new Words(turn.find(NOTE).orElse(""));
    var from = before == null ? null : before.holder();
    var fact =
        new MajorFact.RoleGiven(ref, turn.actor().id(), turn.at(), duty.id(), to, from, note);
    tickets.record(new Noted(fact));
    duties.give(fact);
    tell(Topics.role(ref, duty.id(), turn.at()), to, before);
  }

  /** Both are called to it: what one had is taken away and said anew, instead of being changed. */
  private void tell(Piece now, Person.Id to, Duties.@Nullable Held before) {
    var tellings = new ArrayList<Telling>();
    tellings.add(Telling.keep(now, new Destination.Someone(to)));
    if (before != null) {
      var them = new Destination.Someone(before.holder());
      var had = Topics.role(TicketRef.of(now.subject()), before.role(), before.since());
      tellings.add(Telling.gone(had, them));
      tellings.add(Telling.keep(now, them));
    }
    deliveries.tell(tellings);
  }
}
