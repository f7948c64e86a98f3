package dev.deskbell.incident;

import dev.deskbell.people.Person;
import dev.deskbell.policy.Policies;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who has which role in a major incident. */
@Component
class Duties {
  private final JdbcClient db;
  private final Writes writes;
  private final Policies policies;

  Duties(JdbcClient db, Writes writes, Policies policies) {
    this.db = db;
    this.writes = writes;
    this.policies = policies;
  }

  /**
   * Somebody has a role.
   *
   * @param note what they were told when they got it; may be empty
   */
  record Held(String role, Person.Id holder, String note, Person.Id givenBy, Instant since) {}

  void give(MajorFact.RoleGiven fact) {
    writes.add(
        """
        insert into incident_role values (?, ?, ?, ?, ?, ?)
        on conflict (ref, role) do update set person = excluded.person, note = excluded.note,
          given_by = excluded.given_by, since = excluded.since\
        """,
        fact.ref().toString(),
        fact.role(),
        fact.to().value(),
        fact.note().text(),
        fact.by().value(),
        fact.at());
  }

  List<Held> of(TicketRef ref) {
    return List.copyOf(
        db.sql("select * from incident_role where ref = ? order by since, role")
            .param(ref.toString())
            .query((row, _) -> held(row))
            .list());
  }

  Optional<Held> holder(TicketRef ref, String role) {
    return of(ref).stream().filter(it -> it.role().equals(role)).findFirst();
  }

  /** What the files call it; its id when they have dropped it. */
  String name(String role) {
    return policy().duty(role).map(MajorPolicy.Duty::name).orElse(role);
  }

  /** Who owes the situation reports: whoever has that role, else the first that anybody has. */
  Optional<Person.Id> reporter(TicketRef ref) {
    var held = of(ref);
    return policy().duties().stream()
        .sorted((one, other) -> Boolean.compare(other.owesReports(), one.owesReports()))
        .flatMap(duty -> held.stream().filter(it -> it.role().equals(duty.id())))
        .map(Held::holder)
        .findFirst();
  }

  MajorPolicy policy() {
    return policies.current(MajorConfiguration.SECTION);
  }

  private static Held held(ResultSet row) throws SQLException {
    return new Held(
        row.getString("role"),
        new Person.Id(row.getLong("person")),
        row.getString("note"),
        new Person.Id(row.getLong("given_by")),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}
