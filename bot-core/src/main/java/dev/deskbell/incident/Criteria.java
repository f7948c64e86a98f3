package dev.deskbell.incident;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.oncall.OnCall;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.FactListener;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Heard;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Looks whether an incident meets the criteria of the files for a major one whenever what they
 * speak of changes; reads nothing of the database unless one may.
 */
@Component
class Criteria implements FactListener {
  private final Policies policies;
  private final Incidents incidents;
  private final AffectedServices services;
  private final MeToo meToo;
  private final ObjectProvider<Promoting> promoting;
  private final ObjectProvider<Announcing> announcing;
  private final ObjectProvider<Tickets> tickets;
  private final OnCall onCall;
  private final People people;
  private final Deliveries deliveries;

  Criteria(
      Policies policies,
      Incidents incidents,
      AffectedServices services,
      MeToo meToo,
      ObjectProvider<Promoting> promoting,
      ObjectProvider<Announcing> announcing,
      ObjectProvider<Tickets> tickets,
      OnCall onCall,
      People people,
      Deliveries deliveries) {
    this.policies = policies;
    this.incidents = incidents;
    this.services = services;
    this.meToo = meToo;
    this.promoting = promoting;
    this.announcing = announcing;
    this.tickets = tickets;
    this.onCall = onCall;
    this.people = people;
    this.deliveries = deliveries;
  }

  @Override
  public void heard(Heard heard) {
    var head = heard.after();
    var fact = heard.fact();
    if (!head.ref().kind().equals(IncidentPractice.KIND.prefix()) || head.drill()) {
      return;
    }
    switch (fact) {
      case MajorFact.MeToo it -> look(head, it.at(), true);
      case TicketFact.Prioritised it -> look(head, it.at(), true);
      case MajorFact.ServiceAffected it -> look(head, it.at(), true);
      case Fact it when it.milestone() == Milestone.OPENED -> look(head, it.at(), false);
      case Fact _ -> {}
    }
  }

  private void look(Head head, Instant at, boolean old) {
    var rules = policies.current(MajorConfiguration.SECTION).rules();
    if (rules.stream().noneMatch(it -> mayFit(it, head, old))) {
      return;
    }
    var incident = incidents.findByRef(head.ref()).orElseThrow();
    var affected = services.of(head);
    var count = old ? meToo.of(head.ref()).size() : 0;
    for (var i = 0; i < rules.size(); i++) {
      if (rules.get(i).fits(head.priority(), affected, count)) {
        meets(rules.get(i), i + 1, incident, head, at);
        return;
      }
    }
  }

  private static boolean mayFit(MajorPolicy.Criterion rule, Head head, boolean old) {
    return (rule.priorities() == null || rule.priorities().contains(head.priority()))
        && (old || rule.meToo() == null)
        && (old || rule.services() == null || rule.services().contains(head.service()));
  }

  private void meets(
      MajorPolicy.Criterion rule, int number, Incident incident, Head head, Instant at) {
    if (incident.isMajor() || incident.major() == Major.DECLINED || !head.phase().isOpen()) {
      return;
    }
    switch (rule.then()) {
      case PROMOTE ->
          promoting.getObject().promote(incident, Fact.DESK, at, new Words(""), null);
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
