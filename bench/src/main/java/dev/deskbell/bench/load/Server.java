package dev.deskbell.bench.load;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A PostgreSQL of its own, which keeps what it has committed; a database for each side. */
public final class Server implements AutoCloseable {
  private final Path folder;
  private final EmbeddedPostgres postgres;

  public Server() throws IOException {
    this(Map.of());
  }

  /** With settings that only this benchmark needs. */
  public Server(Map<String, String> more) throws IOException {
    folder = Files.createTempDirectory("bench-database");
    var builder =
        EmbeddedPostgres.builder()
            .setDataDirectory(folder)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .setServerConfig("max_connections", "100")
            .setServerConfig("shared_buffers", "128MB")
            .setOutputRedirector(ProcessBuilder.Redirect.DISCARD);
    more.forEach(builder::setServerConfig);
    postgres = builder.start();
  }

  public int port() {
    return postgres.getPort();
  }

  /** Made empty; where others than Java find it, without {@code jdbc:} before it. */
  public String database(String name) throws SQLException {
    ask("create database " + name);
    return "postgresql://postgres:postgres@127.0.0.1:" + port() + "/" + name;
  }

  public String jdbc(String database) {
    return postgres.getJdbcUrl("postgres", database);
  }

  /** So that no side's slice pays for the writes of another's. */
  public void checkpoint() throws SQLException {
    ask("checkpoint");
  }

  /** What it wrote down, if it was told to. */
  Path log() {
    return folder.resolve("log/all.json");
  }

  private void ask(String sql) throws SQLException {
    execute("postgres", sql);
  }

  /** In one of its databases. */
  public void execute(String database, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbc(database));
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** One number of a database. */
  public long number(String database, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbc(database));
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }

  /** One column of a database. */
  public List<String> words(String database, String sql) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbc(database));
        var statement = connection.createStatement();
        var row = statement.executeQuery(sql)) {
      var words = new ArrayList<String>();
      while (row.next()) {
        words.add(row.getString(1));
      }
      return words;
    }
  }

  public long pid() throws IOException {
    return Long.parseLong(Files.readAllLines(folder.resolve("postmaster.pid")).getFirst().strip());
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
