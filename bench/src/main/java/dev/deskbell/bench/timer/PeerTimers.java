package dev.deskbell.bench.timer;

import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Side;
import dev.deskbell.bench.peer.DbSchedulerPeer;
import java.sql.SQLException;

/** One-time tasks of db-scheduler. */
final class PeerTimers extends Clockwork {
  PeerTimers(Server server, Side side) {
    super(server, side);
  }

  /** Those that have fired are gone, and their numbers are not given again. */
  @Override
  void pending(int many) throws SQLException {
    run(
        """
        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version)
        select '%s', n::text, now() + interval '30 days' + n * interval '1 second', false, 1
          from (select coalesce(max(task_instance::int), 0) as last, count(*) as there
                  from scheduled_tasks) it, generate_series(last + 1, last + %d - there) n
        """
            .formatted(DbSchedulerPeer.TASK, many));
    run("vacuum analyze");
  }

  @Override
  String arms() {
    return "update scheduled_tasks set execution_time = ? where task_name = '%s' and task_instance = ?::text"
        .formatted(DbSchedulerPeer.TASK);
  }

  @Override
  String waits() {
    return "select from scheduled_tasks where execution_time between ? and ?";
  }

  @Override
  String fired() {
    return "select ticket::int as number, pg_xact_commit_timestamp(xmin) as at from event";
  }

  @Override
  String table() {
    return "scheduled_tasks";
  }
}
