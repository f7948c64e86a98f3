package dev.deskbell.bench.timer;

import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Side;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/**
 * Deadlines of the desk: incidents that are resolved and close by themselves when their requester
 * says nothing. Each that fires closes its incident, appends to its chained history, and tells the
 * rooms and the people whom it concerns.
 */
final class DeskTimers extends Clockwork {
  private static final String NAMES =
      "array['incident.close', 'incident.review', 'incident.report',"
          + " 'alert.quiet', 'oncall.progress', 'a', 'b', 'c', 'd', 'e']";
  private static final int FIRST = 1_000_000;

  DeskTimers(Server server, Side side) throws SQLException {
    super(server, side);
    // One incident that somebody declared over Slack is what all others are copies of.
    run("update ticket set phase = 'RESOLVED', status = 'RESOLVED', resolved_at = now()");
    run("update incident set status = 'RESOLVED'");
    run("create table bench_like as select min(ref) as ref from ticket");
  }

  /** More deadlines than tickets are ten of each. */
  @Override
  void pending(int many) throws SQLException {
    var tickets = Math.min(many, 200_000);
    run(
        "set session_replication_role = replica; "
            + copies("ticket", tickets)
            + copies("timeline", tickets)
            + copies("incident", tickets));
    run(
        """
        insert into deadline (ticket, name, epoch, due_at, next_try)
        select 'INC-' || %1$d + 1 + (n - 1) %% %2$d, (%3$s)[1 + (n - 1) / %2$d], 1, due, due
          from generate_series(1, %4$d) n,
               lateral (select now() + interval '30 days' + n * interval '1 second' as due) it
        on conflict do nothing
        """
            .formatted(FIRST, tickets, NAMES, many));
    run("vacuum analyze");
  }

  /** Of all columns that are not made by the database. */
  private String copies(String table, int many) throws SQLException {
    var key = table.equals("timeline") ? "ticket" : "ref";
    try (var connection = connection();
        var statement =
            connection.prepareStatement(
                """
                select string_agg(column_name, ', ') from information_schema.columns
                 where table_name = ? and table_schema = 'public'
                   and is_identity = 'NO' and is_generated = 'NEVER' and column_name <> ?
                """)) {
      statement.setString(1, table);
      statement.setString(2, key);
      try (var row = statement.executeQuery()) {
        row.next();
        return """
        insert into %1$s (%2$s, %3$s)
        select 'INC-' || %4$d + n, %3$s from %1$s t, generate_series(1, %5$d) n
         where t.%2$s = (select ref from bench_like)
           and not exists (select from %1$s o where o.%2$s = 'INC-' || %4$d + n);
        """
            .formatted(table, key, row.getString(1), FIRST, many);
      }
    }
  }

  @Override
  String arms() {
    return """
    update deadline set due_at = it.due, next_try = it.due
      from (select ?::timestamptz as due, ?::int as number) it
     where name = 'incident.close' and ticket = 'INC-' || %d + it.number
    """
        .formatted(FIRST);
  }

  @Override
  String waits() {
    return "select from deadline where next_try between ? and ?";
  }

  @Override
  String fired() {
    return """
    select substr(ticket, 5)::int - %d as number, pg_xact_commit_timestamp(xmin) as at
      from timeline where name = 'incident.closed'
    """
        .formatted(FIRST);
  }

  @Override
  String table() {
    return "deadline";
  }

  /** How much is to be told since then. */
  long told(Instant since) throws SQLException {
    try (var connection = connection();
        var statement =
            connection.prepareStatement("select count(*) from delivery where told_at >= ?")) {
      statement.setObject(1, since.atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** What is to be told of the last round counts as told: the next one finds the desk at rest. */
  void rests() throws SQLException {
    run("update delivery set state = 'DROPPED', finished_at = now() where finished_at is null");
    run("vacuum analyze delivery");
  }

  /** A desk that has told much before. */
  void remembers() throws SQLException {
    run(
        """
        insert into delivery (topic, subject, argument, destination, lane, urgency, manner, state,
               told_at, not_before, finished_at)
        select 'ticket.card', 'INC-' || n, '', 'person/1', 'person/1', 'USUAL', 'KEEP', 'DONE',
               now(), now(), now()
          from generate_series(1, 100000) n
        """);
    run("vacuum analyze delivery");
  }
}
