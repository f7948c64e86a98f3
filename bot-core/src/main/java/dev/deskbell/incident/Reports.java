package dev.deskbell.incident;

import dev.deskbell.people.Person;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.TicketRef;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Situation reports. */
@Component
class Reports {
  private final JdbcClient db;
  private final Writes writes;

  Reports(JdbcClient db, Writes writes) {
    this.db = db;
    this.writes = writes;
  }

  /**
   * One of them.
   *
   * @param nextUpdate when the next one was promised; null if none was
   */
  record Report(
      int number,
      Person.Id author,
      Instant at,
      String what,
      String impact,
      String next,
      @Nullable Instant nextUpdate) {}

  void add(MajorFact.Reported fact) {
    writes.add(
        1,
        "insert into incident_report values (?, ?, ?, ?, ?, ?, ?, ?)",
        fact.ref().toString(),
        fact.number(),
        fact.by().value(),
        fact.at(),
        fact.what().text(),
        fact.impact().text(),
        fact.next().text(),
        fact.nextUpdate());
  }

  Optional<Report> latest(TicketRef ref) {
    return of(ref).reversed().stream().findFirst();
  }

  Optional<Report> numbered(TicketRef ref, int number) {
    return of(ref).stream().filter(it -> it.number() == number).findFirst();
  }

  /** The oldest first. */
  List<Report> of(TicketRef ref) {
    return List.copyOf(
        db.sql("select * from incident_report where ref = ? order by number")
            .param(ref.toString())
            .query((row, _) -> report(row))
            .list());
  }

  private static Report report(ResultSet row) throws SQLException {
    var next = row.getObject("next_update", OffsetDateTime.class);
    return new Report(
        row.getInt("number"),
        new Person.Id(row.getLong("author")),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("what"),
        row.getString("impact"),
        row.getString("next"),
        next == null ? null : next.toInstant());
  }
}
