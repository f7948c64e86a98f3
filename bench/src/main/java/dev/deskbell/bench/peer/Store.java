package dev.deskbell.bench.peer;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** A ticket with its history and what is to be told, in one transaction of five round trips. */
public final class Store {
  private static final String TABLES =
      """
      create table if not exists ticket (
        id bigint generated always as identity primary key, title text not null,
        requester text not null, status text not null, created_at timestamptz not null default now());
      create table if not exists event (
        id bigint generated always as identity primary key, ticket bigint not null references ticket,
        kind text not null, body jsonb not null, at timestamptz not null default now());
      create table if not exists outbox (
        id bigint generated always as identity primary key, ticket bigint not null references ticket,
        channel text not null, body text not null, sent_at timestamptz);
      create index if not exists outbox_waiting on outbox (id) where sent_at is null;
      """;

  private final HikariDataSource pool = new HikariDataSource();

  public Store(String url) throws SQLException {
    pool.setJdbcUrl(url);
    pool.setMaximumPoolSize(10);
    try (var connection = pool.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
  }

  /** Its number. */
  public long opens(String title, String requester, String channel) throws IOException {
    try {
      return opened(title, requester, channel);
    } catch (SQLException problem) {
      throw new IOException(problem);
    }
  }

  private long opened(String title, String requester, String channel) throws SQLException {
    try (var connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      var number = ticket(connection, title, requester);
      adds(
          connection,
          "insert into event (ticket, kind, body) values (?, ?, ?::jsonb)",
          number,
          "opened",
          "{\"by\": \"" + requester + "\"}");
      adds(
          connection,
          "insert into outbox (ticket, channel, body) values (?, ?, ?)",
          number,
          channel,
          "#" + number + " " + title);
      connection.commit();
      return number;
    }
  }

  private static long ticket(Connection connection, String title, String requester)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            "insert into ticket (title, requester, status) values (?, ?, 'NEW') returning id")) {
      insert.setString(1, title);
      insert.setString(2, requester);
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private static void adds(
      Connection connection, String sql, long ticket, String second, String third)
      throws SQLException {
    try (var insert = connection.prepareStatement(sql)) {
      insert.setLong(1, ticket);
      insert.setString(2, second);
      insert.setString(3, third);
      insert.executeUpdate();
    }
  }
}
