package dev.deskbell.ticket;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Team;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the kernel's rows. */
@Component
class Heads {
  /** All of a row that {@link Head} has. */
  static final String COLUMNS =
      """
      ref, phase, status, title, details, requester, assignee, team, service, impact, urgency,
      priority, hidden, drill, watchers, helpers, shown, opened_at, changed_at, resolved_at, head, facts
      """;

  private final JdbcClient db;
  private final People people;

  Heads(JdbcClient db, People people) {
    this.db = db;
    this.people = people;
  }

  /**
   * Locked until the transaction ends; always in the order of refs, so that turns can't entangle.
   */
  List<Head> lock(Collection<TicketRef> refs) {
    return read(
        "select " + COLUMNS + " from ticket where ref = any(:refs) order by ref for update", refs);
  }

  List<Head> look(Collection<TicketRef> refs) {
    return read("select " + COLUMNS + " from ticket where ref = any(:refs) order by ref", refs);
  }

  Optional<Head> look(TicketRef ref) {
    return look(Set.of(ref)).stream().findFirst();
  }

  private List<Head> read(String sql, Collection<TicketRef> refs) {
    return refs.isEmpty()
        ? List.of()
        : List.copyOf(
            db.sql(sql)
                .param("refs", refs.stream().map(TicketRef::toString).toArray(String[]::new))
                .query((row, _) -> head(row))
                .list());
  }

  /** People as who they are today: rows keep ids that have become aliases since. */
  Head head(ResultSet row) throws SQLException {
    return new Head(
        TicketRef.of(row.getString("ref")),
        Phase.valueOf(row.getString("phase")),
        row.getString("status"),
        row.getString("title"),
        row.getString("details"),
        today(new Person.Id(row.getLong("requester"))),
        person(row, "assignee"),
        team(row.getString("team")),
        row.getString("service"),
        Level.valueOf(row.getString("impact")),
        Level.valueOf(row.getString("urgency")),
        Priority.valueOf(row.getString("priority")),
        row.getBoolean("hidden"),
        row.getBoolean("drill"),
        people(row.getArray("watchers")),
        people(row.getArray("helpers")),
        Arrays.stream((String[]) row.getArray("shown").getArray())
            .map(Showing::read)
            .collect(Collectors.toUnmodifiableSet()),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        row.getObject("changed_at", OffsetDateTime.class).toInstant(),
        moment(row, "resolved_at"),
        new Chain(row.getBytes("head"), row.getInt("facts")));
  }

  private Person.@Nullable Id person(ResultSet row, String column) throws SQLException {
    var number = row.getLong(column);
    return row.wasNull() ? null : today(new Person.Id(number));
  }

  private Person.Id today(Person.Id id) {
    return id.equals(Fact.DESK) ? id : people.find(id).map(Person::id).orElse(id);
  }

  private static Team.@Nullable Id team(@Nullable String id) {
    return id == null ? null : new Team.Id(id);
  }

  private Set<Person.Id> people(Array numbers) throws SQLException {
    return Arrays.stream((Long[]) numbers.getArray())
        .map(Person.Id::new)
        .map(this::today)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
