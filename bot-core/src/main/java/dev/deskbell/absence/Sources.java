package dev.deskbell.absence;

import dev.deskbell.calendar.Interval;
import dev.deskbell.calendar.Intervals;
import dev.deskbell.chat.Attachment;
import dev.deskbell.people.Person;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The calendars that people gave, in the database. */
@Component
class Sources {
  private static final String COLUMNS =
      "id, person, name, file, read_at, coalesce(problem, '') as problem, failures";

  private final JdbcClient db;
  private final JsonMapper json;

  Sources(JdbcClient db, JsonMapper json) {
    this.db = db;
    this.json = json;
  }

  long add(Person.Id who, String name, @Nullable Attachment file, Instant at) {
    return db.sql(
            """
            insert into absence_calendar (person, name, file, added_at, next_at)
            values (?, ?, cast(? as jsonb), ?, ?) returning id
            """)
        .param(who.value())
        .param(name)
        .param(file == null ? null : json.writeValueAsString(file))
        .param(utc(at))
        .param(utc(at))
        .query(Long.class)
        .single();
  }

  List<Source> of(List<Person.Id> ids) {
    return db.sql("select " + COLUMNS + " from absence_calendar where person = any(?) order by id")
        .param(ids.stream().map(Person.Id::value).toArray(Long[]::new))
        .query((row, _) -> source(row))
        .list();
  }

  /** With all its entries. */
  void remove(long id) {
    db.sql("delete from absence_calendar where id = ?").param(id).update();
  }

  /** The next to be read; nobody else reads it meanwhile. */
  Optional<Source> claim(Instant now, Duration lease) {
    return db.sql(
            """
            update absence_calendar set next_at = ?
             where id = (select id from absence_calendar where next_at <= ?
                          order by next_at limit 1 for update skip locked)
            returning
            """
                + COLUMNS)
        .params(utc(now.plus(lease)), utc(now))
        .query((row, _) -> source(row))
        .optional();
  }

  /**
   * It was read.
   *
   * @param next when it is read again; null for never
   */
  void read(Source source, Intervals away, Instant at, @Nullable Instant next) {
    db.sql("delete from absence_entry where calendar = ?").param(source.id()).update();
    for (var part : away.parts()) {
      db.sql(
              """
              insert into absence_entry (calendar, person, span)
              select id, person, tstzrange(?, ?) from absence_calendar where id = ?
              """)
          .params(utc(part.from()), utc(part.until()), source.id())
          .update();
    }
    db.sql(
            """
            update absence_calendar
               set read_at = ?, next_at = ?, problem = null, failures = 0 where id = ?
            """)
        .param(utc(at))
        .param(next == null ? null : utc(next))
        .param(source.id())
        .update();
  }

  /** It could not be read; what was read before stays. */
  void failed(Source source, String why, @Nullable Instant next) {
    db.sql(
            """
            update absence_calendar set problem = ?, failures = failures + 1, next_at = ?
             where id = ?
            """)
        .param(why)
        .param(next == null ? null : utc(next))
        .param(source.id())
        .update();
  }

  Optional<Source> find(long id) {
    return db.sql("select " + COLUMNS + " from absence_calendar where id = ?")
        .param(id)
        .query((row, _) -> source(row))
        .optional();
  }

  /** When they are away, as far as it lies within the bounds. */
  Intervals away(List<Person.Id> ids, Interval within) {
    return Intervals.of(
            db.sql(
                    """
                    select lower(span) as from_at, upper(span) as until_at from absence_entry
                     where person = any(:ids) and span && tstzrange(:from, :until)
                    """)
                .param("ids", ids.stream().map(Person.Id::value).toArray(Long[]::new))
                .param("from", utc(within.from()))
                .param("until", utc(within.until()))
                .query((row, _) -> new Interval(moment(row, "from_at"), moment(row, "until_at")))
                .list())
        .within(within);
  }

  /** Somebody's absence has begun. */
  record Begun(Person.Id who, Interval when) {}

  /** What has begun and was not yet told to the desk. */
  List<Begun> begun(Instant now) {
    return db.sql(
            """
            select e.person, lower(e.span) as from_at, max(upper(e.span)) as until_at
              from absence_entry e
             where e.span @> cast(:now as timestamptz)
               and not exists (select from absence_applied a
                                where a.person = e.person and a.from_at = lower(e.span))
             group by e.person, lower(e.span) order by 1, 2 limit 200
            """)
        .param("now", utc(now))
        .query((row, _) ->
            new Begun(
                new Person.Id(row.getLong("person")),
                new Interval(moment(row, "from_at"), moment(row, "until_at"))))
        .list();
  }

  /** Whether nobody else has. */
  boolean apply(Begun it) {
    return db.sql("insert into absence_applied values (?, ?) on conflict do nothing")
            .params(it.who().value(), utc(it.when().from()))
            .update()
        == 1;
  }

  private Source source(ResultSet row) throws SQLException {
    var file = row.getString("file");
    var read = row.getObject("read_at", OffsetDateTime.class);
    return new Source(
        row.getLong("id"),
        new Person.Id(row.getLong("person")),
        row.getString("name"),
        file == null ? null : json.readValue(file, Attachment.class),
        read == null ? null : read.toInstant(),
        row.getString("problem"),
        row.getInt("failures"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
