package dev.deskbell.incident;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.Rooms;
import dev.deskbell.policy.Policies;
import dev.deskbell.ticket.Change;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Entry;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Milestone;
import dev.deskbell.ticket.Rouse;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Records what happens to incidents and tells those outside of their threads: of a major one the
 * rooms that hear of all, when it is over whoever it affects.
 */
@Component
class Announcing {
  private static final Set<Milestone> ENDS =
      EnumSet.of(Milestone.RESOLVED, Milestone.CLOSED, Milestone.REOPENED);

  private static final List<String> KEPT =
      List.of(
          Topics.SUGGESTION,
          Topics.INVITATION,
          Topics.ROLE,
          Topics.TASK,
          Topics.ANNOUNCEMENT,
          Topics.REPORT,
          Topics.OVER);

  private final Tickets tickets;
  private final Rooms rooms;
  private final Deliveries deliveries;
  private final MeToo meToo;
  private final Policies policies;
  private final ObjectProvider<Deadlines> deadlines;
  private final Rouse rouse;

  Announcing(
      Tickets tickets,
      Rooms rooms,
      Deliveries deliveries,
      MeToo meToo,
      Policies policies,
      ObjectProvider<Deadlines> deadlines,
      Rouse rouse) {
    this.tickets = tickets;
    this.rooms = rooms;
    this.deliveries = deliveries;
    this.meToo = meToo;
    this.policies = policies;
    this.deadlines = deadlines;
    this.rouse = rouse;
  }

  void record(Change<Incident> change, Entry... more) {
    tickets.record(change);
    tickets.record(more);
    var incident = change.ticket();
    if (incident.isMajor() || change.fact() instanceof MajorFact.Demoted) {
      due(incident, change);
      announce(incident.ref());
    }
    if ((incident.major() != Major.ORDINARY || incident.affected() > 0)
        && changesMeaning(change.fact())) {
      soon(incident.ref(), change.fact().at());
    }
  }

  /** While it goes on reports are owed, afterwards its review; of an ordinary one, neither. */
  private void due(Incident incident, Change<Incident> change) {
    var policy = policies.current(MajorConfiguration.SECTION);
    var at = change.fact().at();
    switch (change.fact()) {
      case MajorFact.Promoted _, IncidentFact.Reopened _ -> {
        arm(incident.ref(), ReportReminder.NAME, at, at.plus(policy.firstReport()));
        deadlines.getObject().disarm(incident.ref(), ReviewReminder.NAME);
      }
      case IncidentFact.Resolved _ -> {
        deadlines.getObject().disarm(incident.ref(), ReportReminder.NAME);
        arm(incident.ref(), ReviewReminder.NAME, at, at.plus(policy.reviewWithin()));
      }
      case MajorFact.Demoted _, IncidentFact.Cancelled _ ->
          deadlines.getObject().disarm(incident.ref(), ReportReminder.NAME);
      default -> {}
    }
  }

  /** What takes more than a turn may ask of the database follows at once, after it. */
  void soon(TicketRef ref, Instant at) {
    arm(ref, Aftermath.NAME, at, at);
    rouse.afterCommit();
  }

  void arm(TicketRef ref, String name, Instant at, Instant due) {
    deadlines.getObject().arm(ref, name, at.toEpochMilli(), due);
  }

  /** One message for each room, edited in place; an exercise is nobody's business outside. */
  void announce(TicketRef ref) {
    var piece = Topics.of(Topics.ANNOUNCEMENT, ref);
    deliveries.tell(places(ref).stream().map(it -> Telling.keep(piece, it)).toList());
  }

  private List<Destination> places(TicketRef ref) {
    var head = tickets.head(ref);
    return head.hidden() || head.drill()
        ? List.of()
        : rooms.of(new Rooms.Owner.OfPractice(MajorConfiguration.ANNOUNCEMENTS)).stream()
            .<Destination>map(Destination.Room::new)
            .toList();
  }

  /**
   * A situation report takes the place of the one before it, which stays below in the thread. The
   * first one goes there when the second comes: until then it stands above.
   */
  void report(TicketRef ref, int number) {
    announce(ref);
    var above = Topics.of(Topics.ANNOUNCEMENT, ref);
    var below = new ArrayList<Telling>();
    for (var each = number == 2 ? 1 : number; each <= number && number > 1; each++) {
      var piece = Topics.of(Topics.REPORT, ref, each);
      places(ref).forEach(it -> below.add(Telling.keep(piece, new Destination.Below(above, it))));
    }
    deliveries.tell(below);
  }

  /** All that was told about it outside of its threads is as it is now, or taken away. */
  void again(TicketRef ref) {
    deliveries.tell(
        deliveries.keptAbout(ref.toString(), KEPT).stream()
            .map(it -> Telling.keep(it.piece(), it.to()))
            .toList());
  }

  /** Drafts of its review say what was known when they were drawn: they can only be taken away. */
  void withdrawReviews(TicketRef ref) {
    deliveries.tell(
        deliveries.keptAbout(ref.toString(), List.of(Topics.REVIEW)).stream()
            .map(it -> Telling.gone(it.piece(), it.to()))
            .toList());
  }

  private static boolean changesMeaning(Fact fact) {
    return fact instanceof MajorFact.Promoted
        || fact instanceof MajorFact.Declined
        || fact instanceof MajorFact.Demoted
        || isEnd(fact.milestone());
  }

  private static boolean isEnd(@Nullable Milestone milestone) {
    return milestone != null && ENDS.contains(milestone);
  }

  /**
   * Whoever it affects hears that it is over; whoever heard that, that it is back after all. Each
   * time it is a message of its own: one that is changed calls nobody.
   */
  void over(Incident incident) {
    var whom =
        incident.status().phase().isOpen()
            ? deliveries.keptAbout(incident.ref().toString(), List.of(Topics.OVER)).stream()
                .map(Deliveries.Kept::to)
            : meToo.of(incident.ref()).stream().<Destination>map(Destination.Someone::new);
    var piece = Topics.over(incident);
    deliveries.tell(whom.distinct().map(it -> Telling.keep(piece, it)).toList());
  }
}
