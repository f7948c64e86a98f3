package dev.deskbell.bench.peer;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;

/**
 * db-scheduler with twenty threads that lock and fetch, looking every second: each timer writes
 * what happened and what is to be told, in one transaction.
 */
public final class DbSchedulerPeer {
  /** The name of its timers. */
  public static final String TASK = "target-missed";

  private static final int THREADS = 20;
  private static final String TABLES =
      """
      create table if not exists scheduled_tasks (
        task_name text not null, task_instance text not null, task_data bytea,
        execution_time timestamptz not null, picked boolean not null, picked_by text,
        last_success timestamptz, last_failure timestamptz, consecutive_failures int,
        last_heartbeat timestamptz, version bigint not null, priority smallint,
        primary key (task_name, task_instance));
      create index if not exists due on scheduled_tasks (execution_time);
      create index if not exists beating on scheduled_tasks (last_heartbeat);
      create table if not exists event (
        id bigint generated always as identity primary key, ticket text not null,
        kind text not null, body jsonb not null, at timestamptz not null default now());
      create table if not exists outbox (
        id bigint generated always as identity primary key, ticket text not null,
        channel text not null, body text not null, sent_at timestamptz);
      create index if not exists outbox_waiting on outbox (id) where sent_at is null;
      """;

  private DbSchedulerPeer() {}

  public static void main(String[] arguments) throws SQLException {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(Objects.requireNonNull(System.getenv("DATABASE_URL"), "DATABASE_URL"));
    // Each thread has a connection, and the one that looks has.
    pool.setMaximumPoolSize(THREADS + 4);
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
    var timer = Tasks.oneTime(TASK).execute((instance, _) -> fired(pool, instance.getId()));
    Scheduler.create(pool, timer)
        .threads(THREADS)
        .pollUsingLockAndFetch(4.0, 20.0)
        .pollingInterval(Duration.ofSeconds(1))
        .build()
        .start();
    System.out.println("ready");
  }

  private static void fired(HikariDataSource pool, String ticket) {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      try (var event =
              connection.prepareStatement(
                  "insert into event (ticket, kind, body) values (?, 'missed', '{\"by\": 0}')");
          var message =
              connection.prepareStatement(
                  "insert into outbox (ticket, channel, body) values (?, 'C0', ?)")) {
        event.setString(1, ticket);
        event.executeUpdate();
        message.setString(1, ticket);
        message.setString(2, ticket + " is late");
        message.executeUpdate();
      }
      connection.commit();
    } catch (SQLException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
