package dev.deskbell.status;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Person;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was published and not withdrawn. */
@Repository
class Notices {
  private final JdbcClient db;

  Notices(JdbcClient db) {
    this.db = db;
  }

  /** What tells whether anything was published since. */
  record Version(long number, Instant changedAt, UUID feed) {}

  Version version() {
    return db.sql("select version, changed_at, feed from status_version")
        .query((row, _) ->
            new Version(
                row.getLong(1), Notices.moment(row, "changed_at"), row.getObject(3, UUID.class)))
        .single();
  }

  Optional<Notice> find(long id) {
    return read("id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** The same, locked in the running transaction: two don't change it at once. */
  Optional<Notice> lock(long id) {
    db.sql("select id from status_notice where id = ? for update").param(id).query().listOfRows();
    return find(id);
  }

  /** What is open, the oldest first. */
  List<Notice> open() {
    return read("ended_at is null", Map.of());
  }

  /** What is open or has ended since then, the oldest first. */
  List<Notice> since(Instant moment) {
    return read(
        "(ended_at is null or ended_at >= :since)", Map.of("since", utc(moment)));
  }

  private List<Notice> read(String which, Map<String, Object> parameters) {
    var ids = "select id from status_notice where withdrawn_at is null and " + which;
    var updates =
        db.sql("select * from status_update where notice in (" + ids + ") order by seq")
            .params(parameters)
            .query((row, _) -> Map.entry(row.getLong("notice"), update(row)))
            .list()
            .stream()
            .collect(byNotice());
    var impacts =
        db.sql("select * from status_span where notice in (" + ids + ") order by id")
            .params(parameters)
            .query((row, _) -> Map.entry(row.getLong("notice"), impact(row)))
            .list()
            .stream()
            .collect(byNotice());
    return List.copyOf(
        db.sql("select * from status_notice where id in (" + ids + ") order by published_at, id")
            .params(parameters)
            .query((row, _) ->
                notice(
                    row,
                    updates.getOrDefault(row.getLong("id"), List.of()),
                    impacts.getOrDefault(row.getLong("id"), List.of())))
            .list());
  }

  private static <T>
      java.util.stream.Collector<Map.Entry<Long, T>, ?, Map<Long, List<T>>> byNotice() {
    return Collectors.groupingBy(
        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()));
  }

  private static Notice notice(
      ResultSet row, List<Notice.Update> updates, List<Notice.Impact> impacts)
      throws SQLException {
    var ticket = row.getString("ticket");
    var from = find(row, "from_at");
    var until = find(row, "until_at");
    return new Notice(
        row.getLong("id"),
        row.getObject("code", UUID.class),
        State.valueOf(row.getString("state")),
        row.getString("title"),
        ticket == null ? null : TicketRef.of(ticket),
        new Person.Id(row.getLong("author")),
        from == null || until == null ? null : new Interval(from, until),
        moment(row, "published_at"),
        moment(row, "changed_at"),
        find(row, "ended_at"),
        updates,
        impacts);
  }

  private static Notice.Update update(ResultSet row) throws SQLException {
    return new Notice.Update(
        row.getInt("seq"),
        State.valueOf(row.getString("state")),
        row.getString("words"),
        moment(row, "at"));
  }

  private static Notice.Impact impact(ResultSet row) throws SQLException {
    return new Notice.Impact(
        row.getString("service"),
        Effect.valueOf(row.getString("effect")),
        moment(row, "from_at"),
        find(row, "until_at"));
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant find(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }

  static OffsetDateTime utc(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
