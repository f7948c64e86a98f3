package dev.deskbell.incident;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.oncall.OnCall;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.Rouse;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks whether an incident meets the criteria of the files for a major one, right after a turn
 * that changed what they speak of.
 */
@Component
class Criteria implements FactListener, DeadlineHandler {
  private static final String NAME = "incident.criteria";

  private final Policies policies;
  private final Incidents incidents;
  private final AffectedServices services;
  private final MeToo meToo;
  private final ObjectProvider<Tickets> tickets;
  private final ObjectProvider<Promoting> promoting;
  private final ObjectProvider<Announcing> announcing;
  private final ObjectProvider<Deadlines> deadlines;
  private final Rouse rouse;
  private final OnCall onCall;
  private final People people;
  private final Deliveries deliveries;

  Criteria(
      Policies policies,
      Incidents incidents,
      AffectedServices services,
      MeToo meToo,
      ObjectProvider<Tickets> tickets,
      ObjectProvider<Promoting> promoting,
      ObjectProvider<Announcing> announcing,
      ObjectProvider<Deadlines> deadlines,
      Rouse rouse,
      OnCall onCall,
      People people,
      Deliveries deliveries) {
    this.policies = policies;
    this.incidents = incidents;
    this.services = services;
    this.meToo = meToo;
    this.tickets = tickets;
    this.promoting = promoting;
    this.announcing = announcing;
    this.deadlines = deadlines;
    this.rouse = rouse;
    this.onCall = onCall;
    this.people = people;
    this.deliveries = deliveries;
  }

  @Override
  public String name() {
    return NAME;
  }

  /** Reads nothing; most facts change nothing that any criterion speaks of. */
  @Override
  public void heard(Heard heard) {
    var head = heard.after();
    var fact = heard.fact();
    if (head.ref().kind().equals(IncidentPractice.KIND.prefix())
        && !head.drill()
        && concerns(fact)
        && rules().stream().anyMatch(it -> mayFit(it, head, fact))) {
      deadlines.getObject().arm(head.ref(), NAME, fact.at().toEpochMilli(), fact.at());
      rouse.afterCommit();
    }
  }

  private static boolean concerns(Fact fact) {
    return fact instanceof MajorFact.MeToo
        || fact instanceof MajorFact.ServiceAffected
        || fact instanceof TicketFact.Prioritised
        || fact.milestone() == Milestone.OPENED;
  }

  /** What is new affects nobody else yet, and no other service. */
  private static boolean mayFit(MajorPolicy.Criterion rule, Head head, Fact fact) {
    var fresh = fact.milestone() == Milestone.OPENED;
    return rule.allows(head.priority())
        && !(fresh && rule.meToo() != null)
        && !(fresh && !rule.names(head.service()));
  }

  private List<MajorPolicy.Criterion> rules() {
    return policies.current(MajorConfiguration.SECTION).rules();
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    var incident = incidents.findByRef(ref).orElseThrow();
    var head = tickets.getObject().head(ref);
    var settled = incident.isMajor() || incident.major() == Major.DECLINED;
    if (settled || !head.phase().isOpen()) {
      return;
    }
    var affected = services.of(head);
    var count = meToo.count(ref);
    var rules = rules();
    for (var i = 0; i < rules.size(); i++) {
      if (rules.get(i).fits(head.priority(), affected, count)) {
        meets(rules.get(i), i + 1, incident, at);
        return;
      }
    }
  }

  private void meets(MajorPolicy.Criterion rule, int number, Incident incident, Instant at) {
    switch (rule.then()) {
      case PROMOTE -> promoting.getObject().promote(incident, Fact.DESK, at, new Words(""), null);
      case SUGGEST -> {
        if (incident.major() == Major.ORDINARY) {
          suggest(incident, Fact.DESK, at, number);
        }
      }
    }
  }

  /** Has those asked who can tell; 0 is no criterion but somebody's opinion. */
  void suggest(Incident incident, Person.Id by, Instant at, int criterion) {
    announcing.getObject().record(incident.suggest(by, at, criterion));
    ask(tickets.getObject().head(incident.ref()), at);
  }

  /** Whoever has it, or else is on call; and who answers for the team. */
  private void ask(Head head, Instant at) {
    var asked = new LinkedHashSet<Person.Id>();
    if (head.assignee() != null) {
      asked.add(head.assignee());
    }
    var team = head.team();
    if (team != null) {
      asked.addAll(head.assignee() == null ? onCall.of(team, at) : Set.of());
      people.membersOf(team).stream()
          .map(Person::id)
          .filter(it -> people.roleOf(it, team).includes(Role.MANAGER))
          .forEach(asked::add);
    }
    var piece = Topics.of(Topics.SUGGESTION, head.ref());
    deliveries.tell(
        asked.stream().map(it -> Telling.keep(piece, new Destination.Someone(it))).toList());
  }
}
