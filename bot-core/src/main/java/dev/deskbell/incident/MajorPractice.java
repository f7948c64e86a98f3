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
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.service.Service;
import dev.deskbell.service.ServiceType;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Makes incidents major ones, says how far they have come, and calls people and services in. */
@Component
class MajorPractice implements Practice {
  static final String PROMOTE = "incident.promote";
  static final String DECLINE = "incident.decline";
  static final String PROGRESS = "incident.progress";

  private static final Param<String> WHY = Param.of("why", "Why?", Types.lines(1000));
  private static final Param<Major> STAGE =
      Param.of(
          "stage",
          "How far is it?",
          Types.oneOf(
              "stage", Major.stages(), it -> it.name().toLowerCase(Locale.ROOT), Major::title));
  private static final Param<String> NOTE = Param.of("note", "What is known?", Types.lines(1000));

  private final Param<TicketRef> incident;
  private final Param<Person> who;
  private final Param<Service> service;
  private final Incidents incidents;
  private final Tickets tickets;
  private final Promoting promoting;
  private final Announcing announcing;
  private final Inviting inviting;
  private final AffectedServices services;

  MajorPractice(
      TicketParams params,
      PersonType people,
      ServiceType service,
      Incidents incidents,
      Tickets tickets,
      Promoting promoting,
      Announcing announcing,
      Inviting inviting,
      AffectedServices services) {
    this.incident = params.of(IncidentPractice.KIND);
    this.who = Param.of("who", "Whom?", people);
    this.service = Param.of("service", "Which service?", service);
    this.incidents = incidents;
    this.tickets = tickets;
    this.promoting = promoting;
    this.announcing = announcing;
    this.inviting = inviting;
    this.services = services;
  }

  @Override
  public List<Operation> operations() {
    return List.of(promote(), demote(), decline(), progress(), invite(), affects());
  }

  private Operation promote() {
    return Operation.named(PROMOTE)
        .says("incident promote", "Make an incident a major one: it keeps its number")
        .example("incident promote INC-7 the whole shop is down")
        .needs(incident)
        .takes(WHY)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(this::promote);
  }

  private Outcome promote(Turn turn) {
    var found = get(turn);
    promoting.promote(found, turn.actor().id(), turn.at(), why(turn), turn.origin().near());
    return Outcome.said(
        found.ref() + " is a major incident now. Give away its roles: `major role`.");
  }

  private Operation demote() {
    return Operation.named("incident.demote")
        .says("major demote", "Say that an incident is no major one after all")
        .example("major demote INC-7 only one shop is down")
        .needs(incident, WHY)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(it -> record(get(it).demote(it.actor().id(), it.at(), why(it))));
  }

  private Operation decline() {
    return Operation.named(DECLINE)
        .says("major decline", "Say that an incident is not to be made a major one")
        .example("major decline INC-7 a test system")
        .needs(incident)
        .takes(WHY)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(it -> record(get(it).decline(it.actor().id(), it.at(), why(it))));
  }

  private Operation progress() {
    return Operation.named(PROGRESS)
        .says("major progress", "Say how far a major incident is")
        .example("major progress INC-7 identified the disk of the database is full")
        .needs(incident, STAGE)
        .takes(NOTE)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(this::progress);
  }

  /** Whoever says how far it is works on it, and has it if nobody does; on hold nothing goes on. */
  private Outcome progress(Turn turn) {
    var found = get(turn);
    var me = turn.actor().id();
    if (found.status() == Status.PENDING) {
      throw new Refusal(found.ref() + " is on hold. Resume it first: `incident resume`.");
    }
    var note = new Words(turn.find(NOTE).orElse(""));
    var change = found.progress(me, turn.at(), turn.get(STAGE), note);
    if (found.status().after(Status.Move.START).isPresent()) {
      var started = found.start(me, turn.at());
      tickets.record(new Noted(started.fact()));
      change = started.ticket().progress(me, turn.at(), turn.get(STAGE), note);
    }
    if (tickets.head(found.ref()).unassigned()) {
      var taken = new TicketFact.Assigned(found.ref(), me, turn.at(), me, new Words(""));
      tickets.record(new Noted(taken));
    }
    return record(change);
  }

  private Operation invite() {
    return Operation.named("incident.invite")
        .says("major invite", "Call somebody to a major incident, whatever their team")
        .example("major invite INC-7 @kofi", "major invite INC-7 @kofi why:\"knows the firewall\"")
        .needs(incident, who)
        .takes(WHY)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(this::invite);
  }

  private Outcome invite(Turn turn) {
    var ref = get(turn).asMajor().ref();
    var whom = turn.get(who);
    var why = turn.find(WHY).orElse("");
    var called = inviting.invite(ref, Map.of(whom.id(), why), turn.actor().id(), turn.at());
    if (called.isEmpty()) {
      throw new Refusal(whom.name() + " was called to " + ref + " already.");
    }
    return Outcome.said(whom.name() + " is called to " + ref + ".");
  }

  private Operation affects() {
    return Operation.named("incident.affects")
        .says("major affects", "Say that another service is hit; who is on call for it is called")
        .example("major affects INC-7 vpn")
        .needs(incident, service)
        .by(Role.RESPONDER, ASSIGNEE, CALLED)
        .does(this::affects);
  }

  private Outcome affects(Turn turn) {
    var found = get(turn);
    var ref = found.ref();
    var it = turn.get(service);
    if (services.of(tickets.head(ref)).contains(it)) {
      throw new Refusal(it.name() + " is among the services that " + ref + " hits already.");
    }
    services.add(ref, it.id());
    var me = turn.actor().id();
    tickets.record(new Noted(new MajorFact.ServiceAffected(ref, me, turn.at(), it.id().value())));
    if (found.isMajor()) {
      announcing.announce(ref);
      announcing.soon(ref, turn.at());
    }
    return Outcome.silence();
  }

  private Outcome record(Change<Incident> change) {
    announcing.record(change);
    return Outcome.silence();
  }

  private static Words why(Turn turn) {
    return new Words(turn.find(WHY).orElse(""));
  }

  private Incident get(Turn turn) {
    var ref = turn.get(incident);
    return incidents.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
  }
}
