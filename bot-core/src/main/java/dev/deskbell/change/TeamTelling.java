package dev.deskbell.change;

import static dev.deskbell.conversation.Operation.Relation.ASSIGNEE;
import static dev.deskbell.conversation.Operation.Relation.REQUESTER;

import dev.deskbell.conversation.Operation;
import dev.deskbell.conversation.Outcome;
import dev.deskbell.conversation.Param;
import dev.deskbell.conversation.Practice;
import dev.deskbell.conversation.Refusal;
import dev.deskbell.conversation.TeamType;
import dev.deskbell.conversation.Turn;
import dev.deskbell.people.Role;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.TicketParams;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Lets teams know of a change that answer for nothing it may affect. */
@Component
class TeamTelling implements Practice {
  private final Param<TicketRef> change;
  private final Param<Team> team;
  private final ChangeRecords changes;
  private final AffectedTeams affected;
  private final Tickets tickets;

  TeamTelling(
      TicketParams params,
      TeamType type,
      ChangeRecords changes,
      AffectedTeams affected,
      Tickets tickets) {
    this.change = params.of(ChangePractice.KIND);
    this.team = Param.of("team", "Who else shall know of it?", type);
    this.changes = changes;
    this.affected = affected;
    this.tickets = tickets;
  }

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.named("change.tell")
            .says("change tell", "Let another team know of a change, in its room")
            .example("change tell CHG-7 service-desk")
            .needs(change, team)
            .by(Role.RESPONDER, REQUESTER, ASSIGNEE)
            .does(this::tell));
  }

  private Outcome tell(Turn turn) {
    var ref = turn.get(change);
    var its = turn.get(team);
    var head = tickets.head(ref);
    if (head.hidden()) {
      throw new Refusal(
          "%s is private, so no room may know of it. Let people watch it: `watch`.".formatted(ref));
    }
    if (Objects.equals(its.id(), head.team()) || affected.teams(head).contains(its.id())) {
      throw new Refusal("%s hears of %s already.".formatted(its.name(), ref));
    }
    var found = changes.findByRef(ref).orElseThrow(() -> new Refusal("There is no " + ref + "."));
    tickets.record(found.tell(turn.actor().id(), turn.at(), its.id()));
    return Outcome.silence();
  }
}
