package dev.deskbell.incident;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.CALLED;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.Turn;
import dev.deskbell.conversation.Types;
import dev.deskbell.conversation.When;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells how things stand, in a form of four lines. */
@Component
class ReportPractice implements Practice {
  static final String NAME = "incident.report";

  private static final Param<String> WHAT =
      Param.of("what", "What is happening?", Types.lines(600))
          .hinting("Everybody in the announcements reads this");
  private static final Param<String> IMPACT =
      Param.of("impact", "Whom does it hit, and how?", Types.word(400));
  private static final Param<String> NEXT = Param.of("next", "What comes next?", Types.word(400));
  private static final Param<When> UPDATE =
      Param.of("update", "When does the next report come?", Types.moment())
          .hinting("Such as in 30 minutes, or 15:00; you are reminded then");

  private final Param<TicketRef> incident;
  private final Incidents incidents;
  private final Reports reports;
  private final Tickets tickets;
  private final Announcing announcing;
  private final Deadlines deadlines;

  ReportPractice(
      TicketParams params,
      Incidents incidents,
      Reports reports,
      Tickets tickets,
      Announcing announcing,
      Deadlines deadlines) {
    this.incident = params.of(IncidentPractice.KIND);
    this.incidents = incidents;
    this.reports = reports;
    this.tickets = tickets;
    this.announcing = announcing;
    this.deadlines = deadlines;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named(NAME)
            .says("major report", "Write a situation report on a major incident")
            .example(
                "major report INC-7 \"The shop answers again, slowly\" impact:\"All customers\""
                    + " next:\"A second database\" update:\"in 30m\"")
            .needs(incident, WHAT, IMPACT, NEXT)
            .takes(UPDATE)
            .by(Role.RESPONDER, ASSIGNEE, CALLED)
            .does(this::report));
  }

  private Outcome report(Turn turn) {
    var ref = turn.get(incident);
    var found =
        incidents
            .findByRef(ref)
            .orElseThrow(() -> new Refusal("There is no " + ref + "."))
            .asMajor();
    var number = reports.latest(ref).map(it -> it.number() + 1).orElse(1);
    var update = turn.find(UPDATE).map(When::instant).orElse(null);
    var fact =
        new MajorFact.Reported(
            ref,
            turn.actor().id(),
            turn.at(),
            number,
            new Words(turn.get(WHAT)),
            new Words(turn.get(IMPACT)),
            new Words(turn.get(NEXT)),
            update);
    tickets.record(new Noted(fact));
    reports.add(fact);
    if (update == null || !found.status().phase().isOpen()) {
      deadlines.disarm(ref, ReportReminder.NAME);
    } else {
      announcing.arm(ref, ReportReminder.NAME, turn.at(), update);
    }
    announcing.report(ref, number);
    return Outcome.silence();
  }
}
