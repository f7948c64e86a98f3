package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.Involvement;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.Rouse;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketKind;
import dev.deskbell.ticket.TicketKinds;
import dev.deskbell.ticket.TicketRef;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Begins and ends escalations as their tickets live, in the transaction in which they do. Reads
 * nothing: what it writes goes with what the turn writes.
 */
@Component
class Paging implements FactListener, Involvement {
  private final Runs runs;
  private final Pages pages;
  private final Policies policies;
  private final People people;
  private final TicketKinds kinds;
  private final ObjectProvider<Deadlines> deadlines;
  private final Rouse rouse;

  Paging(
      Runs runs,
      Pages pages,
      Policies policies,
      People people,
      TicketKinds kinds,
      ObjectProvider<Deadlines> deadlines,
      Rouse rouse) {
    this.runs = runs;
    this.pages = pages;
    this.policies = policies;
    this.people = people;
    this.kinds = kinds;
    this.deadlines = deadlines;
    this.rouse = rouse;
  }

  @Override
  public void heard(Heard heard) {
    var fact = heard.fact();
    var milestone = fact.milestone();
    if (milestone == null) {
      noted(heard);
      return;
    }
    switch (milestone) {
      case OPENED, REOPENED -> begin(heard.after(), fact);
      case ACKNOWLEDGED -> end(heard, "acknowledged");
      case HELD -> end(heard, "put on hold");
      case RESOLVED -> end(heard, "resolved");
      case CLOSED -> end(heard, "closed");
      case RESUMED -> {}
    }
  }

  /** What nobody has acknowledged is paged anew when it becomes more urgent or another team's. */
  private void noted(Heard heard) {
    var before = heard.before();
    var after = heard.after();
    if (after.phase() != Phase.NEW) {
      if (heard.fact() instanceof TicketFact.Assigned) {
        end(heard, "taken");
      }
      return;
    }
    switch (heard.fact()) {
      case TicketFact.Handed it -> {
        runs.end(after.ref(), it.by(), it.at(), "handed to another team");
        begin(after, it);
      }
      case TicketFact.Prioritised it when after.priority().compareTo(before.priority()) < 0 -> {
        // The milder run may be waiting for somebody's quiet hours to end.
        runs.end(after.ref(), it.by(), it.at(), "became more urgent");
        begin(after, it);
      }
      default -> {}
    }
  }

  private void begin(Head head, Fact fact) {
    policies
        .current(EscalationsConfiguration.ESCALATIONS)
        .of(head, kind(head.ref()), fact.at())
        .ifPresent(it -> {
          runs.begin(head.ref(), head.chain().facts(), it, fact.at());
          rouse.afterCommit();
        });
  }

  private String kind(TicketRef ref) {
    return kinds.named(ref.kind()).map(TicketKind::name).orElse(ref.kind());
  }

  private void end(Heard heard, String why) {
    var ref = heard.after().ref();
    var fact = heard.fact();
    if (isPaged(ref)) {
      runs.end(ref, fact.by(), fact.at(), why);
      if (!fact.by().equals(Fact.DESK)) {
        pages.answered(ref, ids(fact.by()), fact.at(), why);
      }
      deadlines.getObject().disarm(ref, Progress.NAME);
      rouse.afterCommit();
    }
  }

  /** Whether tickets of this kind are ever paged for. */
  private boolean isPaged(TicketRef ref) {
    var kind = kind(ref);
    return policies.current(EscalationsConfiguration.ESCALATIONS).ways().stream()
        .anyMatch(it -> it.mayBe(kind));
  }

  private List<Person.Id> ids(Person.Id who) {
    return people.idsOf(who);
  }

  @Override
  public boolean called(TicketRef ref, Person.Id who) {
    return pages.called(ref, ids(who));
  }
}
