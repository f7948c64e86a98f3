package dev.deskbell.improvement;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import dev.deskbell.ticket.FollowUps;
import dev.deskbell.ticket.Head;
import dev.deskbell.ticket.Level;
import dev.deskbell.ticket.Linking;
import dev.deskbell.ticket.Noted;
import dev.deskbell.ticket.Opening;
import dev.deskbell.ticket.Relation;
import dev.deskbell.ticket.TicketFact;
import dev.deskbell.ticket.TicketRef;
import dev.deskbell.ticket.Tickets;
import dev.deskbell.ticket.Words;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How an improvement begins: noted down by itself, or because of another ticket. */
@Component
class Raising implements FollowUps {
  private final Tickets tickets;
  private final Linking linking;
  private final People people;
  private final Chasing chasing;
  private final JdbcClient db;

  Raising(Tickets tickets, Linking linking, People people, Chasing chasing, JdbcClient db) {
    this.tickets = tickets;
    this.linking = linking;
    this.people = people;
    this.chasing = chasing;
    this.db = db;
  }

  @Override
  public TicketRef open(Wanted wanted, Person.Id by, Instant at) {
    var from = tickets.head(wanted.from());
    var ref = open(wanted.title(), wanted.details(), wanted.owner(), wanted.due(), from, by, at);
    linking.link(ref, Relation.FOLLOW_UP_OF, from.ref(), by, at);
    return ref;
  }

  /** One that follows from nothing. */
  TicketRef open(
      Words title, Words details, Person.Id owner, Instant due, Person.Id by, Instant at) {
    return open(title, details, owner, due, null, by, at);
  }

  private TicketRef open(
      Words title,
      Words details,
      Person.Id owner,
      Instant due,
      @Nullable Head from,
      Person.Id by,
      Instant at) {
    var opening =
        new Opening(
            title,
            details,
            by,
            team(owner, from),
            from == null ? null : from.service(),
            Level.MEDIUM,
            Level.LOW,
            from != null && from.hidden());
    var ref =
        tickets.open(
            ImprovementPractice.KIND,
            opening,
            it ->
                Improvement.raise(
                    new ImprovementFact.Raised(
                        it, by, at, title, details, owner, due, from == null ? null : from.ref())));
    tickets.record(new Noted(new TicketFact.Assigned(ref, by, at, owner, new Words(""))));
    chasing.arm(ref, due, at);
    return ref;
  }

  /** Whoever answers for what it follows from answers for this; else the owner's own team. */
  private Team.Id team(Person.Id owner, @Nullable Head from) {
    return Optional.ofNullable(from)
        .flatMap(it -> Optional.ofNullable(it.team()))
        .or(() -> people.teamsOf(owner).stream().sorted().findFirst())
        .orElseGet(tickets::firstTeam);
  }

  @Override
  public List<Listed> of(TicketRef from) {
    return List.copyOf(
        db.sql(
                """
                select t.ref, t.title, t.hidden, t.assignee, i.due_at, i.status
                  from ticket_link l
                  join ticket t on t.ref = l.ticket
                  join improvement i on i.ref = t.ref
                 where l.other = ? and l.relation = ?
                 order by t.id
                """)
            .params(from.toString(), Relation.FOLLOW_UP_OF.name())
            .query((row, _) -> {
              var status = Status.valueOf(row.getString(6));
              var owner = row.getLong(4);
              return new Listed(
                  TicketRef.of(row.getString(1)),
                  row.getString(2),
                  row.getBoolean(3),
                  owner == 0 ? null : new Person.Id(owner),
                  row.getTimestamp(5).toInstant(),
                  status.words(),
                  status.phase().isOpen());
            })
            .list());
  }
}
