package dev.deskbell.change;

import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.service.Service;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who asked to be let past the gate, and who agreed, in the database. */
@Component
class Glasses {
  private static final String FOUND =
      """
      select g.id, g.service, g.why, g.asked_by, g.asked_at, g.quorum, g.change, g.opened_at,
             g.until_at, g.ended_at,
             array(select w.person from gate_glass_word w where w.glass = g.id order by w.at)
               as agreed
        from gate_glass g where g.id = ?
      """;

  /** What the gate looks up. */
  static final String OPEN =
      """
      select until_at from gate_glass
       where service = ? and until_at > ? and opened_at is not null and ended_at is null
       order by until_at desc limit 1
      """;

  private final JdbcClient db;
  private final People people;

  Glasses(JdbcClient db, People people) {
    this.db = db;
    this.people = people;
  }

  long ask(Service.Id service, String why, Person.Id by, int quorum, Instant at) {
    return db.sql(
            """
            insert into gate_glass (service, why, asked_by, asked_at, quorum)
            values (?, ?, ?, ?, ?) returning id
            """)
        .params(service.value(), why, by.value(), utc(at), quorum)
        .query(Long.class)
        .single();
  }

  Optional<Glass> find(long id) {
    return db.sql(FOUND).param(id).query((row, _) -> glass(row)).optional();
  }

  /** Nobody else has a word in it until the transaction ends. */
  Optional<Glass> lock(long id) {
    db.sql("select id from gate_glass where id = ? for update").param(id).query().listOfRows();
    return find(id);
  }

  void agree(long id, Person.Id who, Instant at) {
    db.sql("insert into gate_glass_word (glass, person, at) values (?, ?, ?)")
        .params(id, who.value(), utc(at))
        .update();
  }

  void open(long id, Glass.Opened opened) {
    db.sql("update gate_glass set change = ?, opened_at = ?, until_at = ? where id = ?")
        .params(opened.change().toString(), utc(opened.at()), utc(opened.until()), id)
        .update();
  }

  void end(long id, Person.Id by, Instant at) {
    db.sql("update gate_glass set ended_by = ?, ended_at = ? where id = ?")
        .params(by.value(), utc(at), id)
        .update();
  }

  /** Lets go of why they asked; gives all whose cards say something else now. */
  List<Glass> erase(Set<Person.Id> whose) {
    return db
        .sql(
            """
            update gate_glass set why = '(erased)'
             where asked_by = any(?) and why <> '(erased)' returning id
            """)
        .param(whose.stream().map(Person.Id::value).toArray(Long[]::new))
        .query((row, _) -> row.getLong(1))
        .list()
        .stream()
        .flatMap(it -> find(it).stream())
        .toList();
  }

  /** Until when the gate of a service is open in an emergency, if it is. */
  Optional<Instant> openUntil(Service.Id service, Instant now) {
    return db.sql(OPEN)
        .params(service.value(), utc(now))
        .query((row, _) -> row.getObject(1, OffsetDateTime.class).toInstant())
        .optional();
  }

  /** What that change reviews ends, if it is still open; one round trip where there is none. */
  Optional<Glass> end(TicketRef change, Person.Id by, Instant at) {
    return db.sql(
            """
            with ended as
              (update gate_glass set ended_by = ?, ended_at = ?
                where change = ? and ended_at is null and until_at > ?)
            select id from gate_glass where change = ?
            """)
        .params(by.value(), utc(at), change.toString(), utc(at), change.toString())
        .query(Long.class)
        .optional()
        .flatMap(this::find);
  }

  /** What that change reviews; empty for most. */
  Optional<Glass> of(TicketRef change) {
    return db.sql("select id from gate_glass where change = ?")
        .param(change.toString())
        .query(Long.class)
        .optional()
        .flatMap(this::find);
  }

  /** Who agreed to what is reviewed in that change. */
  List<Person.Id> agreed(TicketRef change) {
    return db.sql(
            """
            select w.person from gate_glass g join gate_glass_word w on w.glass = g.id
             where g.change = ?
            """)
        .param(change.toString())
        .query((row, _) -> people.get(new Person.Id(row.getLong(1))).id())
        .list();
  }

  private Glass glass(ResultSet row) throws SQLException {
    return new Glass(
        row.getLong("id"),
        new Service.Id(row.getString("service")),
        row.getString("why"),
        people.get(new Person.Id(row.getLong("asked_by"))).id(),
        moment(row, "asked_at"),
        row.getInt("quorum"),
        Arrays.stream((Long[]) row.getArray("agreed").getArray())
            .map(it -> people.get(new Person.Id(it)).id())
            .distinct()
            .toList(),
        opened(row),
        row.getObject("ended_at") == null ? null : moment(row, "ended_at"));
  }

  private static Glass.@Nullable Opened opened(ResultSet row) throws SQLException {
    var change = row.getString("change");
    return change == null
        ? null
        : new Glass.Opened(TicketRef.of(change), moment(row, "opened_at"), moment(row, "until_at"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class)).toInstant();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
