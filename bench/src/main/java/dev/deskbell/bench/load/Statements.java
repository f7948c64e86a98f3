package dev.deskbell.bench.load;

import static java.util.Locale.ROOT;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** What a database was asked, as {@code pg_stat_statements} counted it. */
public final class Statements {
  static final String LIBRARY = "pg_stat_statements";
  private static final List<String> COLUMNS =
      List.of("µs a turn", "calls a turn", "µs a call", "WAL bytes", "what");

  private static final int MOST_WORDS = 110;
  private static final String MOST_EXPENSIVE =
      """
      select total_exec_time * 1000 as micros, calls, wal_bytes,
             regexp_replace(query, '\\s+', ' ', 'g') as words
        from pg_stat_statements
       where dbid = (select oid from pg_database where datname = current_database())
       order by total_exec_time desc limit ?
      """;

  private final Server server;
  private final String database;

  public Statements(Server server, String database) throws SQLException {
    this.server = server;
    this.database = database;
    asks("create extension if not exists " + LIBRARY);
  }

  public static String[] columns() {
    return COLUMNS.toArray(String[]::new);
  }

  public void forget() throws SQLException {
    asks("select pg_stat_statements_reset()");
  }

  private void asks(String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(server.jdbc(database));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The most expensive first, by the turns that were done meanwhile. */
  public List<List<String>> of(long turns, int most) throws SQLException {
    var rows = new ArrayList<List<String>>();
    try (var connection = DriverManager.getConnection(server.jdbc(database));
        var statement = connection.prepareStatement(MOST_EXPENSIVE)) {
      statement.setInt(1, most);
      var row = statement.executeQuery();
      while (row.next()) {
        var calls = row.getLong("calls");
        rows.add(
            List.of(
                number(row.getDouble("micros") / turns),
                number(calls / (double) turns),
                number(row.getDouble("micros") / calls),
                number(row.getDouble("wal_bytes") / turns),
                clipped(row.getString("words"))));
      }
    }
    return rows;
  }

  private static String number(double value) {
    return String.format(ROOT, "%,.2f", value);
  }

  private static String clipped(String words) {
    var one = words.replace('|', ' ').strip();
    return "`" + one.substring(0, Math.min(MOST_WORDS, one.length())) + "`";
  }
}
