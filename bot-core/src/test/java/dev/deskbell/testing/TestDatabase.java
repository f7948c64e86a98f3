package dev.deskbell.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * A real PostgreSQL for tests: one server per JVM, migrated once, and a database of one's own for
 * whoever asks, copied from the migrated one in well under a tenth of a second.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private TestDatabase() {}

  /** A migrated, otherwise empty database that nobody else uses. */
  public static DataSource fresh() {
    return copyOf(TEMPLATE);
  }

  /**
   * Takes away a database that was given, whoever is still connected to it. Those that nobody takes
   * away go with the JVM, file by file: hundreds of them take longer than Maven waits.
   */
  public static void drop(DataSource database) {
    try {
      var name = database.unwrap(KeptConnections.class).end();
      execute("drop database " + name + " with (force)");
    } catch (SQLException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /**
   * For tests of plans, and of what is read for an answer: from now on statements of that database
   * are planned as a desk has them planned, with their parameters.
   */
  public static void plansLikeADesk(DataSource database) {
    try {
      database.unwrap(KeptConnections.class).plansLikeADesk();
    } catch (SQLException problem) {
      throw new IllegalStateException(problem);
    }
  }

  /** A database without a single table, for tests of migrations themselves. */
  public static DataSource empty() {
    return copyOf("template0");
  }

  /** The JDBC address of a new migrated database, for a program that connects by itself. */
  public static String freshUrl() {
    return urlOf(create(TEMPLATE));
  }

  /** The JDBC address of a new database without tables. */
  public static String emptyUrl() {
    return urlOf(create("template0"));
  }

  /** The server's own database, from which the others can be watched without disturbing them. */
  public static DataSource watching() {
    execute("create extension if not exists pg_stat_statements");
    return Server.INSTANCE.getPostgresDatabase();
  }

  private static DataSource copyOf(String template) {
    var name = create(template);
    return new KeptConnections(name, urlOf(name));
  }

  private static String urlOf(String database) {
    return Server.INSTANCE.getJdbcUrl("postgres", database);
  }

  // PostgreSQL copies a template only while nobody is connected to it: one at a time.
  private static synchronized String create(String template) {
    var name = "test_" + COUNT.incrementAndGet();
    // As files: block by block, through what is written ahead, it is twice the work.
    execute("create database " + name + " template " + template + " strategy file_copy");
    return name;
  }

  private static void execute(String sql) {
    execute(Server.INSTANCE, sql);
  }

  private static void execute(EmbeddedPostgres server, String sql) {
    try (var connection = server.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException problem) {
      throw new IllegalStateException(sql, problem);
    }
  }

  /** Started when the first test asks, stopped with the JVM. */
  private static final class Server {
    private static final int MOST_TRIES = 3;

    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        var server = started();
        execute(server, "create database " + TEMPLATE + " template template0");
        migrate(server.getDatabase("postgres", TEMPLATE));
        isEntered(server);
        return server;
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
      }
    }

    /** Its port was free a moment before: who took it since is no reason to fail all tests. */
    private static EmbeddedPostgres started() throws IOException {
      for (var tries = 1; ; tries++) {
        try {
          return anew();
        } catch (IOException problem) {
          if (tries == MOST_TRIES) {
            throw problem;
          }
        }
      }
    }

    // Many tests hold a small pool each. Nothing is ever read again after a crash, so little is
    // written ahead; and with a checkpoint for each new database whole pages would be.
    private static EmbeddedPostgres anew() throws IOException {
      return EmbeddedPostgres.builder()
          .setOverrideWorkingDirectory(Scratch.programs().toFile())
          .setDataDirectory(Scratch.server())
          .setPGStartupWait(Duration.ofSeconds(40))
          .setServerConfig("max_connections", "500")
          .setServerConfig("fsync", "off")
          .setServerConfig("synchronous_commit", "off")
          .setServerConfig("full_page_writes", "off")
          .setServerConfig("wal_level", "minimal")
          .setServerConfig("max_wal_senders", "0")
          .setServerConfig("log_checkpoints", "off")
          .setServerConfig("autovacuum", "off")
          .setServerConfig("timezone", "UTC")
          .setServerConfig("shared_preload_libraries", "pg_stat_statements")
          .start();
    }

    /** Whoever comes in first leaves a file for those after, and it is copied with the others. */
    private static void isEntered(EmbeddedPostgres server) {
      try (var connection = server.getDatabase("postgres", TEMPLATE).getConnection()) {
        connection.setReadOnly(true);
      } catch (SQLException problem) {
        throw new IllegalStateException(problem);
      }
    }

    private static void migrate(DataSource template) {
      Flyway.configure()
          .dataSource(template)
          .locations("classpath:db/migration")
          .outOfOrder(true)
          .load()
          .migrate();
    }
  }
}
