package dev.deskbell.improvement;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Reminds owners before and after the day they promised, and their managers when that is no use.
 */
@Component
class Chasing implements DeadlineHandler {
  static final String NAME = "improvement.remind";

  private final Improvements improvements;
  private final Tickets tickets;
  private final People people;
  private final Policies policies;
  private final Deliveries deliveries;
  private final ObjectProvider<Deadlines> deadlines;

  Chasing(
      Improvements improvements,
      Tickets tickets,
      People people,
      Policies policies,
      Deliveries deliveries,
      ObjectProvider<Deadlines> deadlines) {
    this.improvements = improvements;
    this.tickets = tickets;
    this.people = people;
    this.policies = policies;
    this.deliveries = deliveries;
    this.deadlines = deadlines;
  }

  /** The next reminder of one that is due then; what was armed for another day is forgotten. */
  void arm(TicketRef ref, Instant due, Instant now) {
    var next = policies.current(ImprovementPolicy.SECTION).next(due, now);
    deadlines.getObject().arm(ref, NAME, due.toEpochMilli(), next);
  }

  void disarm(TicketRef ref) {
    deadlines.getObject().disarm(ref, NAME);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    deed(List.of(ref)).due(ref, epoch, at);
  }

  @Override
  public Deed deed(Collection<TicketRef> refs) {
    return Deed.with(improvements.findByRefIn(refs), this::due);
  }

  private void due(Improvement it, long epoch, Instant at) {
    if (it.status().phase().isOpen() && it.dueAt().toEpochMilli() == epoch) {
      remind(it, at);
    }
  }

  private void remind(Improvement it, Instant at) {
    var head = tickets.head(it.ref());
    var late = policies.current(ImprovementPolicy.SECTION).tellsManagers(it.dueAt(), at);
    var told = told(head, late);
    tickets.record(
        new Noted(
            new ImprovementFact.Reminded(
                it.ref(), Fact.DESK, at, days(it.dueAt(), at), told.managers())));
    var piece = ReminderDrawer.piece(it.ref(), at);
    deliveries.tell(
        told.people().stream()
            .map(who -> Telling.once(piece, new Destination.Someone(who)))
            .toList());
    arm(it.ref(), it.dueAt(), at);
  }

  /** Whole days until then, rounded to the nearest: a reminder may come a little late. */
  static int days(Instant due, Instant at) {
    return Math.toIntExact(Math.round(Duration.between(at, due).toMinutes() / (24 * 60.0)));
  }

  private record Told(Set<Person.Id> people, boolean managers) {}

  private Told told(Head head, boolean late) {
    var all = new LinkedHashSet<Person.Id>();
    var owner = head.assignee();
    if (owner != null && people.get(owner).active()) {
      all.add(owner);
    }
    var managers = late || all.isEmpty() ? managers(head) : Set.<Person.Id>of();
    all.addAll(managers);
    return new Told(all, !managers.isEmpty());
  }

  /** Of its team; where there is none but the owner, the owner's own. */
  private Set<Person.Id> managers(Head head) {
    var owner = head.assignee();
    var team = head.team();
    var ofTeam =
        team == null
            ? List.<Person.Id>of()
            : people.membersOf(team).stream()
                .map(Person::id)
                .filter(it -> people.holds(it, Role.MANAGER, team) && !it.equals(owner))
                .toList();
    return ofTeam.isEmpty() && owner != null
        ? people.managerOf(owner).map(Person::id).stream().collect(Collectors.toSet())
        : new LinkedHashSet<>(ofTeam);
  }
}
