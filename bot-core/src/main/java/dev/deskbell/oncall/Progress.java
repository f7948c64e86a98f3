package dev.deskbell.oncall;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import dev.deskbell.ticket.DeadlineHandler;
import dev.deskbell.ticket.Deadlines;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Phase;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Asks again who acknowledged, unless somebody who works on it has done something since. */
@Component
class Progress implements DeadlineHandler {
  static final String NAME = "oncall.progress";

  private final Runs runs;
  private final Tickets tickets;
  private final People people;
  private final ObjectProvider<Deadlines> deadlines;
  private final JdbcClient db;
  private final Clock clock;

  Progress(
      Runs runs,
      Tickets tickets,
      People people,
      ObjectProvider<Deadlines> deadlines,
      JdbcClient db,
      Clock clock) {
    this.runs = runs;
    this.tickets = tickets;
    this.people = people;
    this.deadlines = deadlines;
    this.db = db;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  /**
   * A run is over: if somebody has the ticket now, it is looked at again later. Who was paged by
   * hand and did not answer is no reason to ask them no more.
   */
  void watch(Runs.Ended run) {
    var ref = run.ticket();
    var ended = run.endedAt();
    if (run.byHand()) {
      arm(ref, runs.last(ref).orElse(run).escalation());
    } else if (!run.unanswered() || (ended != null && somebodyActedSince(ref, micros(ended)))) {
      arm(ref, run.escalation());
    }
  }

  private void arm(TicketRef ref, Escalation escalation) {
    var head = tickets.look(ref);
    if (head.filter(it -> it.phase() == Phase.ACTIVE).isPresent()) {
      var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
      arm(ref, escalation, micros(now), now);
    }
  }

  private void arm(TicketRef ref, Escalation escalation, long epoch, Instant now) {
    var after = escalation.askAgain();
    if (after != null) {
      deadlines.getObject().arm(ref, NAME, epoch, now.plus(Escalation.length(after)));
    }
  }

  /** The epoch is the moment at which it was armed. */
  @Override
  public void due(TicketRef ref, long epoch, Instant at) {
    var head = tickets.head(ref);
    var last = runs.last(ref);
    if (head.phase() != Phase.ACTIVE || last.isEmpty()) {
      return;
    }
    if (runs.running(ref).isPresent()) {
      arm(ref, last.get().escalation(), epoch, at);
      return;
    }
    if (somebodyActedSince(ref, epoch)) {
      watch(last.get());
      return;
    }
    begin(head, last.get(), at);
  }

  private void begin(Head head, Runs.Ended last, Instant at) {
    runs.begin(head.ref(), head.chain().facts(), asking(last.escalation()), at);
    tickets.record(new Noted(new OncallFact.AskedAgain(head.ref(), Fact.DESK, at)));
  }

  private static Escalation asking(Escalation escalation) {
    return escalation.steps().getFirst().page().equals(List.of(Target.ASSIGNEE))
        ? escalation
        : escalation.askingFirst();
  }

  /** Whoever else says something about it does not move it on. */
  private boolean somebodyActedSince(TicketRef ref, long micros) {
    var head = tickets.look(ref);
    return head.isPresent()
        && actorsSince(ref, micros).stream().anyMatch(it -> worksOn(head.get(), it));
  }

  private List<Person.Id> actorsSince(TicketRef ref, long micros) {
    return db.sql(
            """
            select distinct actor from timeline where ticket = ? and actor <> 0 and at > ?
            """)
        .params(ref.toString(), Covers.utc(Instant.EPOCH.plus(micros, ChronoUnit.MICROS)))
        .query((row, _) -> new Person.Id(row.getLong(1)))
        .list();
  }

  /** Whose it is, who was called to it, and the responders of its team. */
  private boolean worksOn(Head head, Person.Id actor) {
    var who = people.get(actor).id();
    return who.equals(head.assignee())
        || head.helpers().contains(who)
        || (head.team() != null && people.holds(who, Role.RESPONDER, head.team()));
  }

  private static long micros(Instant at) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, at);
  }
}
