package dev.deskbell.incident;

import dev.deskbell.chat.Clip;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.people.People;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.service.Service;
import dev.deskbell.service.ServiceType;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Linking;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.Relation;
import dev.deskbell.ticket.TicketFiles;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How an incident begins: reported anew, or because an old one came back. */
@Component
class Declaring {
  private static final Param<String> TITLE =
      Param.of("title", "What happened?", Types.line(500)).hinting("In your own words");
  private static final Param<String> DETAILS =
      Param.of("details", "Anything that helps?", Types.lines(3000))
          .hinting("Since when, where, what you tried");

  private static final Param<Boolean> MAJOR =
      Param.of("major", "Is it a major incident?", Types.yesNo()).notAsked();

  private final Param<Service> service;
  private final Tickets tickets;
  private final Linking linking;
  private final TicketFiles files;
  private final Incidents incidents;
  private final Promoting promoting;
  private final Criteria criteria;
  private final People people;

  Declaring(
      ServiceType service,
      Tickets tickets,
      Linking linking,
      TicketFiles files,
      Incidents incidents,
      Promoting promoting,
      Criteria criteria,
      People people) {
    this.files = files;
    this.incidents = incidents;
    this.promoting = promoting;
    this.criteria = criteria;
    this.people = people;
    this.service = Param.of("service", "Which service?", service);
    this.tickets = tickets;
    this.linking = linking;
  }

  Operation operation() {
    return Operation.named("incident.declare")
        .says("incident declare", "Report that something does not work")
        .example(
            "incident declare Checkout is down impact:high urgency:high service:checkout",
            "incident declare My screen stays black")
        .needs(TITLE, TicketParams.IMPACT, TicketParams.URGENCY)
        .takes(service, DETAILS, TicketParams.PRIVATE, MAJOR)
        .by(Role.REQUESTER)
        .onStart(2, "Report an incident")
        .onMessage("Report as an incident")
        .words(TITLE)
        .does(this::declare);
  }

  private Outcome declare(Turn turn) {
    var words = turn.get(TITLE);
    var details = turn.find(DETAILS).orElse("");
    var whole =
        words.length() > Opening.LONGEST_TITLE ? (words + "\n\n" + details).strip() : details;
    var opening =
        new Opening(
            new Words(Clip.to(Opening.LONGEST_TITLE, words)),
            new Words(whole),
            turn.actor().id(),
            team(turn.find(service)),
            turn.find(service).map(it -> it.id().value()).orElse(null),
            turn.get(TicketParams.IMPACT),
            turn.get(TicketParams.URGENCY),
            turn.find(TicketParams.PRIVATE).orElse(false));
    var ref = open(opening, turn);
    files.attach(ref, turn.actor().id(), turn.at(), turn.files());
    if (turn.find(MAJOR).orElse(false)) {
      major(ref, turn);
    }
    return Outcome.shown(ref, ref + " is reported. I keep you posted in your direct messages.");
  }

  /** Who may answer for it makes it one; everybody else has them asked. */
  private void major(TicketRef ref, Turn turn) {
    var incident = incidents.findByRef(ref).orElseThrow();
    if (incident.isMajor()) {
      return;
    }
    if (people.holds(turn.actor().id(), Role.RESPONDER, tickets.head(ref).team())) {
      promoting.promote(
          incident, turn.actor().id(), turn.at(), new Words(""), turn.origin().near());
    } else if (incident.major() == Major.ORDINARY) {
      criteria.suggest(incident, turn.actor().id(), turn.at(), 0);
    }
  }

  Team.Id team(Optional<Service> about) {
    return about.map(Service::owner).orElseGet(tickets::firstTeam);
  }

  TicketRef open(Opening opening, Turn turn) {
    return tickets.open(
        IncidentPractice.KIND,
        opening,
        ref ->
            Incident.declare(
                new IncidentFact.Declared(
                    ref,
                    turn.actor().id(),
                    turn.at(),
                    opening.title(),
                    opening.details(),
                    opening.impact(),
                    opening.urgency(),
                    opening.requester())));
  }

  /** What came back too late to be reopened begins anew, linked to what it was. */
  Outcome again(Head old, Turn turn, Words why) {
    var ref =
        open(
            new Opening(
                new Words(old.title()),
                why,
                old.requester(),
                old.team(),
                old.service(),
                old.impact(),
                old.urgency(),
                old.hidden()),
            turn);
    linking.link(ref, Relation.RELATES_TO, old.ref(), turn.actor().id(), turn.at());
    return Outcome.shown(
        ref,
        old.ref()
            + " was resolved too long ago to be reopened, so this is a new one linked to it.");
  }
}
