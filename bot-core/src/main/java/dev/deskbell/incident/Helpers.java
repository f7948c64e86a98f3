package dev.deskbell.incident;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.Involvement;
import dev.deskbell.ticket.TicketRef;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who was called to a major incident, whatever their team: they work on it as its team does. */
@Component
class Helpers implements Involvement {
  private final JdbcClient db;
  private final Writes writes;
  private final People people;

  Helpers(JdbcClient db, Writes writes, People people) {
    this.db = db;
    this.writes = writes;
    this.people = people;
  }

  void add(TicketRef ref, Person.Id who) {
    writes.add(
        "insert into incident_helper values (?, ?) on conflict do nothing",
        ref.toString(),
        who.value());
  }

  Set<Person.Id> of(TicketRef ref) {
    return db
        .sql("select person from incident_helper where ref = ?")
        .param(ref.toString())
        .query((row, _) -> row.getLong(1))
        .list()
        .stream()
        .map(it -> people.get(new Person.Id(it)).id())
        .collect(Collectors.toSet());
  }

  @Override
  public boolean called(TicketRef ref, Person.Id who) {
    return ref.kind().equals(IncidentPractice.KIND.prefix()) && of(ref).contains(canonical(who));
  }

  private Person.Id canonical(Person.Id who) {
    return people.get(who).id();
  }
}
