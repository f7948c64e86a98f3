package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who stands in for whom, in the database. */
@Component
class Covers {
  private final JdbcClient db;
  private final People people;

  Covers(JdbcClient db, People people) {
    this.db = db;
    this.people = people;
  }

  /** Those in force that overlap the bounds; who has left stands in for nobody. */
  List<Cover> of(String schedule, Interval within) {
    return of(List.of(schedule), within);
  }

  /** The same of many schedules. */
  List<Cover> of(Collection<String> schedules, Interval within) {
    return db
        .sql(
            """
            select id, schedule, person, from_at, until_at from oncall_cover
             where schedule = any(:schedules) and until_at > :from and from_at < :until
               and cancelled_at is null
             order by id
            """)
        .param("schedules", schedules.toArray(String[]::new))
        .param("from", utc(within.from()))
        .param("until", utc(within.until()))
        .query((row, _) -> cover(row))
        .list()
        .stream()
        .filter(it -> people.get(it.who()).active())
        .toList();
  }

  long add(String schedule, Interval when, Person.Id who, Person.Id by, Instant at) {
    return db.sql(
            """
            insert into oncall_cover (schedule, person, from_at, until_at, made_by, made_at)
            values (?, ?, ?, ?, ?, ?) returning id
            """)
        .params(schedule, who.value(), utc(when.from()), utc(when.until()), by.value(), utc(at))
        .query(Long.class)
        .single();
  }

  Optional<Cover> find(long id) {
    return db.sql(
            """
            select id, schedule, person, from_at, until_at from oncall_cover
             where id = ? and cancelled_at is null
            """)
        .param(id)
        .query((row, _) -> cover(row))
        .optional();
  }

  void cancel(long id, Person.Id by, Instant at) {
    db.sql("update oncall_cover set cancelled_at = ?, cancelled_by = ? where id = ?")
        .params(utc(at), by.value(), id)
        .update();
  }

  private Cover cover(ResultSet row) throws SQLException {
    return new Cover(
        row.getLong("id"),
        row.getString("schedule"),
        new Interval(moment(row, "from_at"), moment(row, "until_at")),
        people.get(new Person.Id(row.getLong("person"))).id());
  }

  static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
