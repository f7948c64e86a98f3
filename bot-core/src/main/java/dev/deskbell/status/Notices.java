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
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was published and not withdrawn. */
@Repository
class Notices {
  private static final JsonMapper JSON = new JsonMapper();

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
    return read("n.id = :id", Map.of("id", id)).stream().findFirst();
  }

  /** The same, locked in the running transaction: two don't change it at once. */
  Optional<Notice> lock(long id) {
    db.sql("select id from status_notice where id = ? for update").param(id).query().listOfRows();
    return find(id);
  }

  /** What is open, the oldest first. */
  List<Notice> open() {
    return read("n.ended_at is null", Map.of());
  }

  /** What is open or has ended since then, the oldest first. */
  List<Notice> since(Instant moment) {
    return read(
        "(n.ended_at is null or n.ended_at >= :since)",
        Map.of("since", moment.atOffset(ZoneOffset.UTC)));
  }

  /** All of it in one statement. */
  private List<Notice> read(String which, Map<String, Object> parameters) {
    return List.copyOf(
        db.sql(
                """
                select n.*,
                    (select coalesce(json_agg(u order by u.seq), '[]') from status_update u
                      where u.notice = n.id) as updates,
                    (select coalesce(json_agg(s order by s.id), '[]') from status_span s
                      where s.notice = n.id) as spans
                  from status_notice n
                 where n.withdrawn_at is null and %s
                 order by n.published_at, n.id
                """
                    .formatted(which))
            .params(parameters)
            .query((row, _) -> notice(row))
            .list());
  }

  private static Notice notice(ResultSet row) throws SQLException {
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
        JSON.readTree(row.getString("updates")).valueStream().map(Notices::update).toList(),
        JSON.readTree(row.getString("spans")).valueStream().map(Notices::impact).toList());
  }

  private static Notice.Update update(JsonNode row) {
    return new Notice.Update(
        row.path("seq").asInt(),
        State.valueOf(row.path("state").asString()),
        row.path("words").asString(),
        moment(row.path("at")));
  }

  private static Notice.Impact impact(JsonNode row) {
    var until = row.path("until_at");
    return new Notice.Impact(
        row.path("service").asString(),
        Effect.valueOf(row.path("effect").asString()),
        moment(row.path("from_at")),
        until.isNull() ? null : moment(until));
  }

  private static Instant moment(JsonNode written) {
    return OffsetDateTime.parse(written.asString()).toInstant();
  }

  private static Instant moment(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant find(ResultSet row, String column) throws SQLException {
    var moment = row.getObject(column, OffsetDateTime.class);
    return moment == null ? null : moment.toInstant();
  }
}
