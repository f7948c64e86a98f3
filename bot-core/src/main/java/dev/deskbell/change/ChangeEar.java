package dev.deskbell.change;

import dev.deskbell.conversation.Refusal;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.Tickets;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Whoever is given a change carries it out, and might have approved it; what will not be carried
 * out gives its time back.
 */
@Component
class ChangeEar implements FactListener {
  private final ChangeRecords changes;
  private final ObjectProvider<Tickets> tickets;
  private final Reapproval reapproval;
  private final Agenda agenda;
  private final Timing timing;
  private final People people;

  ChangeEar(
      ChangeRecords changes,
      ObjectProvider<Tickets> tickets,
      Reapproval reapproval,
      Agenda agenda,
      Timing timing,
      People people) {
    this.changes = changes;
    this.tickets = tickets;
    this.reapproval = reapproval;
    this.agenda = agenda;
    this.timing = timing;
    this.people = people;
  }

  @Override
  public void heard(Heard heard) {
    if (heard.fact() instanceof ChangeFact its) {
      timing.left(its);
      if (its instanceof ChangeFact.GlassBroken it) {
        changes.findByRef(it.ref()).ifPresent(found -> agenda.arm(found, it.at()));
      }
    }
    if (heard.fact() instanceof TicketFact.Assigned it
        && it.ref().kind().equals(ChangePractice.KIND.prefix())) {
      changes
          .findByRef(it.ref())
          .filter(found -> found.status().isAhead() || found.status() == Status.IN_PROGRESS)
          .filter(found -> !people.same(found.implementer(), it.to()))
          .ifPresent(found -> {
            checkHands(found, it.to());
            passedOn(found.passOn(it.by(), it.at(), it.to()));
          });
    }
  }

  /** Ahead, it is asked about again, and not of them; under way, what they said still counts. */
  private void checkHands(ChangeRecord change, Person.Id to) {
    if (change.status() == Status.IN_PROGRESS
        && reapproval.agreed(change.ref()).anyMatch(it -> people.same(it, to))) {
      throw new Refusal(
          "%s approved %s, so somebody else must carry it out. Give it to another of the team."
              .formatted(people.get(to).name(), change.ref()));
    }
  }

  private void passedOn(Change<ChangeRecord> change) {
    tickets.getObject().record(change);
    if (change.ticket().isAwaiting()) {
      reapproval.ask(change.ticket(), change.fact().by(), change.fact().at());
    }
  }
}
