package dev.deskbell.incident;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whom an incident affects, as they say themselves: each person once, whatever their accounts. */
@Component
class MeToo {
  private final JdbcClient db;
  private final Writes writes;
  private final People people;

  MeToo(JdbcClient db, Writes writes, People people) {
    this.db = db;
    this.writes = writes;
    this.people = people;
  }

  void add(TicketRef ref, Person.Id who, Instant at) {
    writes.add(
        1, "insert into incident_affected values (?, ?, ?)", ref.toString(), who.value(), at);
    writes.add(1, "update incident set affected = affected + 1 where ref = ?", ref.toString());
  }

  /** Whether they said so already, from whichever account. */
  boolean has(TicketRef ref, Person.Id who) {
    return db.sql("select exists (select from incident_affected where ref = ? and person = any(?))")
        .params(
            ref.toString(), people.idsOf(who).stream().map(Person.Id::value).toArray(Long[]::new))
        .query(Boolean.class)
        .single();
  }

  /** How many they are, without asking who. */
  int count(TicketRef ref) {
    return db.sql(
            """
            select count(distinct coalesce(p.alias_of, p.id))
              from incident_affected a join person p on p.id = a.person where a.ref = ?
            """)
        .param(ref.toString())
        .query(Integer.class)
        .single();
  }

  /** As who they are today: two who turned out to be one are one. */
  SequencedSet<Person.Id> of(TicketRef ref) {
    return db
        .sql("select person from incident_affected where ref = ? order by at, person")
        .param(ref.toString())
        .query((row, _) -> row.getLong(1))
        .list()
        .stream()
        .map(it -> people.get(new Person.Id(it)).id())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }
}
