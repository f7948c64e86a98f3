package dev.deskbell.heartbeat;

import dev.deskbell.ticket.TicketRef;
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

/** Signs of life and when the next is due, in the database. */
@Component
class Heartbeats {
  private static final Duration REFRESHED = Duration.ofSeconds(30);
  private static final Duration AWAY = Duration.ofSeconds(90);
  private static final String COLUMNS = "id, last_at, due_at, ticket, silent";

  private final JdbcClient db;

  Heartbeats(JdbcClient db) {
    this.db = db;
  }

  /** Arms it, and locks its row until the transaction's end. Says whether it was silent. */
  Heartbeat heard(HeartbeatsPolicy.Entry entry, Instant at) {
    return db.sql(
            """
            insert into heartbeat (id, last_at, due_at, every_s, grace_s)
            values (:id, :at, :due, :every, :grace)
            on conflict (id) do update
               set last_at = excluded.last_at, due_at = excluded.due_at,
                   every_s = excluded.every_s, grace_s = excluded.grace_s, failures = 0
            returning
            """
                + COLUMNS)
        .param("id", entry.id())
        .param("at", utc(at))
        .param("due", utc(at.plus(entry.patience())))
        .param("every", entry.interval().toSeconds())
        .param("grace", entry.leeway().toSeconds())
        .query((row, _) -> heartbeat(row))
        .single();
  }

  /** It speaks again. Its ticket stays until that is over. */
  void back(String id, boolean over) {
    db.sql(
            """
            update heartbeat set silent = false, ticket = case when :over then null else ticket end
             where id = :id
            """)
        .param("over", over)
        .param("id", id)
        .update();
  }

  List<Heartbeat> all() {
    return db.sql("select " + COLUMNS + " from heartbeat order by id")
        .query((row, _) -> heartbeat(row))
        .list();
  }

  List<String> due(Instant now) {
    return db.sql("select id from heartbeat where due_at <= ? order by due_at limit 100")
        .param(utc(now))
        .query((row, _) -> row.getString(1))
        .list();
  }

  /** Locks it, unless it spoke or somebody else has it meanwhile. */
  Optional<Heartbeat> takeDue(String id, Instant now) {
    return db.sql(
            "select "
                + COLUMNS
                + " from heartbeat where id = ? and due_at <= ? for update skip locked")
        .params(id, utc(now))
        .query((row, _) -> heartbeat(row))
        .optional();
  }

  void missed(String id, TicketRef ticket) {
    db.sql(
            """
            update heartbeat set due_at = null, ticket = ?, silent = true, failures = 0
             where id = ?
            """)
        .params(ticket.toString(), id)
        .update();
  }

  void postpone(String id, Instant until) {
    db.sql(
            """
            update heartbeat set due_at = ?, failures = failures + 1
             where id = ? and due_at is not null
            """)
        .params(utc(until), id)
        .update();
  }

  /** Nothing is expected of it until it gives a sign. */
  boolean disarm(String id) {
    return db.sql(
                "update heartbeat set due_at = null, failures = 0 where id = ? and due_at is not null")
            .param(id)
            .update()
        == 1;
  }

  /**
   * Says that the desk listens. If it did not for a while, whoever may have spoken to deaf ears has
   * a whole turn again.
   */
  void listening(Instant now) {
    db.sql("insert into heartbeat_listening values (true, ?) on conflict do nothing")
        .param(utc(now))
        .update();
    var last =
        db.sql("select seen_at from heartbeat_listening for update")
            .query(OffsetDateTime.class)
            .single()
            .toInstant();
    if (last.plus(AWAY).isBefore(now)) {
      db.sql(
              """
              update heartbeat
                 set due_at = greatest(due_at, :now::timestamptz
                                       + (every_s + grace_s) * interval '1 s')
               where due_at is not null
                 and last_at + (every_s - grace_s) * interval '1 s' <= :now
              """)
          .param("now", utc(now))
          .update();
    }
    if (last.isAfter(now) || last.plus(REFRESHED).isBefore(now)) {
      db.sql("update heartbeat_listening set seen_at = ?").param(utc(now)).update();
    }
  }

  private static Heartbeat heartbeat(ResultSet row) throws SQLException {
    var ticket = row.getString("ticket");
    return new Heartbeat(
        row.getString("id"),
        row.getObject("last_at", OffsetDateTime.class).toInstant(),
        moment(row.getObject("due_at", OffsetDateTime.class)),
        ticket == null ? null : TicketRef.of(ticket),
        row.getBoolean("silent"));
  }

  private static @Nullable Instant moment(@Nullable OffsetDateTime at) {
    return at == null ? null : at.toInstant();
  }

  static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
