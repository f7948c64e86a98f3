package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** What is asked every few seconds reads no deadline that is not due, however many there are. */
class DeadlinePlanTest {
  @Test
  void looking_for_what_is_due_never_reads_what_is_not() throws SQLException {
    try (var desk = new CoreDesk();
        var connection = desk.get(DataSource.class).getConnection()) {
      run(
          connection,
          """
          set session_replication_role = replica;
          insert into deadline (ticket, name, epoch, due_at, next_try)
          select 'INC-' || n, 'incident.close', 1, now() + interval '1 day', now() + interval '1 day'
            from generate_series(1, 50000) n;
          set session_replication_role = default;
          analyze deadline;
          set plan_cache_mode = force_generic_plan\
          """);
      var deadlines = desk.get(Deadlines.class);
      assertThat(plan(connection, "look", deadlines.isDue()))
          .anyMatch(it -> it.contains("deadline_next"))
          .noneMatch(it -> it.contains("Seq Scan"));
      assertThat(plan(connection, "next", "(" + deadlines.next().orElseThrow() + ")"))
          .anyMatch(it -> it.contains("deadline_next"))
          .noneMatch(it -> it.contains("Seq Scan"));
    }
  }

  /** As it is made once for all moments, after a statement has been asked a few times. */
  private static List<String> plan(Connection connection, String name, String asked)
      throws SQLException {
    run(
        connection,
        "prepare %s(timestamptz) as select %s".formatted(name, asked.replace(":now", "$1")));
    var lines = new ArrayList<String>();
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("explain execute %s(now())".formatted(name))) {
      while (rows.next()) {
        lines.add(rows.getString(1));
      }
    }
    return lines;
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
