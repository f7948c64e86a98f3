package dev.deskbell.bench.start;

import dev.deskbell.bench.load.Server;
import java.sql.SQLException;

/** Messages that are due, written straight into the tables of a desk. */
final class Backlog {
  private final Server server;
  private final String database;

  Backlog(Server server, String database) {
    this.server = server;
    this.database = database;
  }

  /** A new ticket each, and its card for one of so many rooms in turn. */
  void cards(int many, int rooms) throws SQLException {
    tickets(1, many);
    run(
        """
        insert into delivery (topic, subject, argument, destination, lane, urgency, manner,
               told_at, not_before)
        select 'ticket.card', 'INC-' || n, '', room, room, 'USUAL', 'KEEP', now(), now()
          from generate_series(1, %d) as n,
               lateral (select 'room/slack/%s/%s' || n %% %d as room) as place
        """
            .formatted(many, Stage.TEAM, Restart.ROOM, rooms));
    run("vacuum analyze");
  }

  /**
   * More tickets, whose responders are being paged in rooms: every other time in one that has
   * messages waiting, otherwise in one of their own.
   */
  void pages(int after, int many, int rooms) throws SQLException {
    tickets(after + 1, after + many);
    run(
        """
        insert into escalation_run (ticket, run, escalation, state, due_at, next_try, started_at)
        select 'INC-' || n, 1, '{}', 'RUNNING', now() + interval '1 day', now() + interval '1 day', now()
          from generate_series(%1$d, %2$d) as n;
        insert into page (ticket, run, fired, room, place, way, why, due_at, state, told_at)
        select 'INC-' || n, 1, 1, 'slack/%3$s/' || room, 0, 'room', 'on call', now(), 'TOLD', now()
          from generate_series(%1$d, %2$d) as n,
               lateral (select case n %% 2 when 0 then '%4$s' || n %% %6$d else '%5$s' || n %% 100 end as room) as place;
        insert into delivery (topic, subject, argument, destination, lane, urgency, manner,
               told_at, not_before)
        select 'oncall.page', ticket, id, 'room/' || room, 'room/' || room, 'PAGE', 'KEEP', now(), now()
          from page where ticket in (select 'INC-' || n from generate_series(%1$d, %2$d) as n)
         order by id;
        """
            .formatted(after + 1, after + many, Stage.TEAM, Restart.ROOM, Restart.QUIET, rooms));
  }

  private void tickets(int from, int to) throws SQLException {
    run(
        """
        insert into ticket (ref, kind, phase, status, title, details, requester, team, service,
               impact, urgency, priority, opened_at, changed_at, head, facts)
        select 'INC-' || n, 'INC', 'NEW', 'NEW', 'It hangs ' || n, '', (select min(id) from person),
               'network', 'checkout', 'LOW', 'LOW', 'P4', now(), now(),
               decode(repeat('00', 32), 'hex'), 0
          from generate_series(%1$d, %2$d) as n;
        insert into incident (ref, status, resolution, reopened)
        select 'INC-' || n, 'NEW', '', 0 from generate_series(%1$d, %2$d) as n;
        """
            .formatted(from, to));
  }

  private void run(String sql) throws SQLException {
    server.execute(database, sql);
  }

  long waiting() throws SQLException {
    return server.number(
        database, "select count(*) from delivery where finished_at is null and urgency = 'USUAL'");
  }

  long leased() throws SQLException {
    return server.number(
        database, "select count(*) from delivery where finished_at is null and state = 'SENDING'");
  }

  long doubted() throws SQLException {
    return server.number(database, "select count(*) from delivery where maybe_doubled");
  }
}
