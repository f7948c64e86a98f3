package dev.deskbell.bench.timer;

import dev.deskbell.bench.Result;
import dev.deskbell.bench.load.Processor;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Statements;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What timers cost that wait. */
final class Idling {
  private static final String STATEMENTS =
      "select coalesce(sum(calls), 0)::bigint from pg_stat_statements s join pg_database d on d.oid"
          + " = s.dbid where d.datname = '%s' and query like '%%%s%%'";

  private static final int MOST_ROWS = 20;

  private final Server server;
  private final Result result;

  Idling(Server server, Result result) {
    this.server = server;
    this.result = result;
  }

  private record Reading(long statements, long asked, long scans, long program, long database) {}

  void of(List<Clockwork> sides, Duration lasting) throws Exception {
    for (var side : sides) {
      side.run("create extension if not exists pg_stat_statements");
    }
    var asked = new Statements(server, sides.getFirst().side().database());
    server.checkpoint();
    // What filling them left to do is done.
    Thread.sleep(Duration.ofSeconds(5));
    asked.forget();
    var before = sides.stream().map(this::reading).toList();
    Thread.sleep(lasting);
    var rows =
        result.table(
            "Nothing due for %d s, both at once on one PostgreSQL.".formatted(lasting.toSeconds()),
            "side",
            "timers pending",
            "statements a second",
            "of these about timers",
            "program ms a second",
            "sequential scans of the timers");
    for (var at = 0; at < sides.size(); at++) {
      var side = sides.get(at);
      var was = before.get(at);
      var is = reading(side);
      rows.add(
          List.of(
              side.side().name(),
              String.format(
                  Locale.ROOT,
                  "%,d",
                  server.number(side.side().database(), "select count(*) from " + side.table())),
              perSecond(is.statements - was.statements, lasting),
              perSecond(is.asked - was.asked, lasting),
              perSecond((is.program - was.program) / 1000, lasting),
              Long.toString(is.scans - was.scans)));
    }
    result
        .table(
            "What is asked for %s meanwhile, the measurement's own among it: a turn is a second."
                .formatted(sides.getFirst().side().name()),
            Statements.columns())
        .addAll(asked.of(lasting.toSeconds(), MOST_ROWS));
    var database = reading(sides.getFirst()).database - before.getFirst().database;
    result.notes(
        "PostgreSQL used %s ms of processor a second for both together."
            .formatted(perSecond(database / 1000, lasting)));
  }

  private Reading reading(Clockwork side) {
    try {
      var database = side.side().database();
      return new Reading(
          server.number(database, STATEMENTS.formatted(database, "")),
          server.number(database, STATEMENTS.formatted(database, side.table())),
          server.number(
              database,
              "select coalesce(seq_scan, 0) from pg_stat_user_tables where relname = '%s'"
                  .formatted(side.table())),
          Processor.of(side.side().program().pid()),
          Processor.ofAll(server.pid()));
    } catch (SQLException | java.io.IOException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private static String perSecond(long many, Duration lasting) {
    return String.format(Locale.ROOT, "%.2f", many / (double) lasting.toSeconds());
  }
}
