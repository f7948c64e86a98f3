package dev.deskbell.service;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import dev.deskbell.store.Questions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The windows that people declared in chat. */
@Component
class DeclaredWindows {
  private static final String COLUMNS =
      "id, kind, services, lower(span) as from_at, upper(span) as until_at, why, made_by";

  private static final String DURING =
      "select "
          + COLUMNS
          + """
             from service_window
            where ended_at is null and span && tstzrange(?, ?)
            order by lower(span), id
          """;

  private final JdbcClient db;

  DeclaredWindows(JdbcClient db) {
    this.db = db;
  }

  /** A window, and who made it. */
  record Declared(long id, Window window, Person.Id by) {}

  /** Those in force that have a moment in common with the bounds, in order of time. */
  List<Declared> during(Interval within) {
    return db.sql(DURING)
        .params(utc(within.from()), utc(within.until()))
        .query((row, _) -> declared(row))
        .list();
  }

  /** The same, asked with others. */
  Supplier<List<Declared>> during(Interval within, Questions questions) {
    return questions.add(DURING, (row, _) -> declared(row), within.from(), within.until());
  }

  Optional<Declared> find(long id) {
    return db.sql("select " + COLUMNS + " from service_window where id = ? and ended_at is null")
        .param(id)
        .query((row, _) -> declared(row))
        .optional();
  }

  long add(
      Window.Kind kind,
      Set<Service.Id> services,
      Interval when,
      String why,
      Person.Id by,
      Instant at) {
    return db.sql(
            """
            insert into service_window (kind, services, span, why, made_by, made_at)
            values (?, cast(? as text[]), tstzrange(?, ?), ?, ?, ?) returning id
            """)
        .params(
            kind.name(),
            services.stream().map(Service.Id::value).sorted().toArray(String[]::new),
            utc(when.from()),
            utc(when.until()),
            why,
            by.value(),
            utc(at))
        .query(Long.class)
        .single();
  }

  /** Whether it was in force until now. */
  boolean end(long id, String why, Person.Id by, Instant at) {
    return db.sql(
                """
                update service_window set ended_at = ?, ended_by = ?, end_why = ?
                 where id = ? and ended_at is null
                """)
            .params(utc(at), by.value(), why, id)
            .update()
        == 1;
  }

  private static Declared declared(ResultSet row) throws SQLException {
    var services =
        Arrays.stream((String[]) row.getArray("services").getArray())
            .map(Service.Id::new)
            .collect(Collectors.toUnmodifiableSet());
    var window =
        new Window(
            Window.Kind.valueOf(row.getString("kind")),
            Long.toString(row.getLong("id")),
            row.getString("why"),
            services,
            new Interval(moment(row, "from_at"), moment(row, "until_at")),
            Set.of());
    return new Declared(row.getLong("id"), window, new Person.Id(row.getLong("made_by")));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
