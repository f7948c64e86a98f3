package dev.deskbell.incident;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.chat.Clip;
import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.PersonType;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.CardThreads;
import dev.deskbell.ticket.FollowUps;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Looks back on an incident: what was learned, what follows from it, and a document of it all. */
@Component
class ReviewPractice implements Practice {
  static final String LEARNED = "incident.learned";
  static final String DRAFT = "incident.review";
  static final String FOLLOW_UP = "incident.follow-up";

  private static final Param<String> CAUSES =
      Param.of("causes", "What contributed to it?", Types.lines(2000))
          .hinting("Causes, not culprits");
  private static final Param<String> WELL = Param.of("well", "What went well?", Types.lines(2000));
  private static final Param<String> BADLY =
      Param.of("badly", "What could have gone better?", Types.lines(2000));
  private static final Param<String> TITLE =
      Param.of("title", "What is to be done?", Types.line(500));
  private static final Param<When> DUE = Param.of("due", "Until when?", Types.moment());

  private final Param<TicketRef> incident;
  private final Param<Person> owner;
  private final Incidents incidents;
  private final Reviews reviews;
  private final Tickets tickets;
  private final CardThreads threads;
  private final Deliveries deliveries;
  private final ObjectProvider<FollowUps> followUps;

  ReviewPractice(
      TicketParams params,
      PersonType owner,
      Incidents incidents,
      Reviews reviews,
      Tickets tickets,
      CardThreads threads,
      Deliveries deliveries,
      ObjectProvider<FollowUps> followUps) {
    this.incident = params.of(IncidentPractice.KIND);
    this.owner = Param.of("owner", "Who sees to it?", owner);
    this.incidents = incidents;
    this.reviews = reviews;
    this.tickets = tickets;
    this.threads = threads;
    this.deliveries = deliveries;
    this.followUps = followUps;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(LEARNED)
            .says("incident learned", "Write down what was learned from an incident")
            .example(
                "incident learned INC-7 causes:\"No alert on the disk\" well:\"Quick fail-over\"")
            .needs(incident, CAUSES, WELL)
            .takes(BADLY)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::learned),
        Operation.named(FOLLOW_UP)
            .says("incident follow-up", "Have something done because of an incident, later")
            .example("incident follow-up INC-7 Alert on full disks owner:@ben due:\"next friday\"")
            .needs(incident, TITLE, owner, DUE)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::followUp),
        Operation.named(DRAFT)
            .says("incident review", "Draft an incident's review as a document, from its history")
            .example("incident review INC-7")
            .needs(incident)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::draft));
  }

  private Outcome learned(Turn turn) {
    var ref = get(turn).ref();
    var fact =
        new MajorFact.Reviewed(
            ref,
            turn.actor().id(),
            turn.at(),
            new Words(turn.get(CAUSES)),
            new Words(turn.get(WELL)),
            new Words(turn.find(BADLY).orElse("")));
    tickets.record(new Noted(fact));
    reviews.keep(fact);
    return Outcome.said(
        "It is kept. `incident review %s` drafts the document with it.".formatted(ref));
  }

  private Outcome followUp(Turn turn) {
    var practice = followUps.getIfAvailable();
    if (practice == null) {
      throw new Refusal("Nobody keeps follow-ups here: the practice is switched off.");
    }
    var ref = get(turn).ref();
    var due = turn.get(DUE);
    if (!due.instant().isAfter(turn.at())) {
      throw new Refusal(due.written() + " has passed. Say a day to come, such as next friday.");
    }
    var title = turn.get(TITLE);
    var wanted =
        new FollowUps.Wanted(
            new Words(Clip.to(Opening.LONGEST_TITLE, title)),
            new Words(title.length() > Opening.LONGEST_TITLE ? title : ""),
            turn.get(owner).id(),
            due.instant(),
            ref);
    var opened = practice.open(wanted, turn.actor().id(), turn.at());
    return Outcome.shown(opened, opened + " follows from " + ref + ".");
  }

  /** It goes where the team talks about it; each draft stands beside the ones before it. */
  private Outcome draft(Turn turn) {
    var ref = get(turn).ref();
    tickets.record(new Noted(new MajorFact.ReviewDrafted(ref, turn.actor().id(), turn.at())));
    var places = threads.ofRooms(ref);
    if (places.isEmpty()) {
      throw new Refusal(
          "%s stands in no room that could take a file. Give it one: `room open %s`."
              .formatted(ref, ref));
    }
    var piece = Topics.of(Topics.REVIEW, ref, tickets.head(ref).chain().facts());
    deliveries.tell(places.stream().map(it -> Telling.keep(piece, it)).toList());
    return Outcome.said("The draft comes as a file below the incident's card.");
  }

  private Incident get(Turn turn) {
    var ref = turn.get(incident);
    return incidents.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
  }
}
