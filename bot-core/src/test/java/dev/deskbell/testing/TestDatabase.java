package dev.deskbell.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A real PostgreSQL for tests: one server per JVM, migrated once, and a database of one's own for
 * whoever asks, copied from the migrated one in well under a tenth of a second.
 */
public final class TestDatabase {

  private static final String TEMPLATE = "migrated";
  private static final AtomicInteger COUNT = new AtomicInteger();

  // As many as a test may want at once; the shortest idle time that the pool keeps to.
  private static final int MOST_CONNECTIONS = 100;
  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final int MOST_POOLS = 16;
  private static final Queue<HikariDataSource> RECENT = new ArrayDeque<>();

  private TestDatabase() {}

  /** A migrated, otherwise empty database that nobody else uses. */
  public static DataSource fresh() {
    return copyOf(TEMPLATE);
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

  /** PostgreSQL starts a process for each connection: what a test lets go it gets back. */
  private static DataSource copyOf(String template) {
    var pool = new HikariDataSource();
    pool.setDataSource(Server.INSTANCE.getDatabase("postgres", create(template)));
    pool.setMinimumIdle(0);
    pool.setMaximumPoolSize(MOST_CONNECTIONS);
    pool.setIdleTimeout(IDLE.toMillis());
    hasRoom(pool);
    // Who closes the desk closes no database: the test may look into it, or start another desk.
    return new DelegatingDataSource(pool);
  }

  /** Whoever has not asked for a while gives its idle connections to those that come now. */
  private static synchronized void hasRoom(HikariDataSource pool) {
    RECENT.add(pool);
    if (RECENT.size() > MOST_POOLS) {
      var pools = RECENT.remove().getHikariPoolMXBean();
      if (pools != null) {
        pools.softEvictConnections();
      }
    }
  }

  private static String urlOf(String database) {
    return Server.INSTANCE.getJdbcUrl("postgres", database);
  }

  // PostgreSQL copies a template only while nobody is connected to it: one at a time.
  private static synchronized String create(String template) {
    var name = "test_" + COUNT.incrementAndGet();
    execute("create database " + name + " template " + template);
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

    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        // Many tests hold a small pool each, and durability is of no use to them.
        var server =
            EmbeddedPostgres.builder()
                .setServerConfig("max_connections", "500")
                .setServerConfig("fsync", "off")
                .setServerConfig("timezone", "UTC")
                .setServerConfig("shared_preload_libraries", "pg_stat_statements")
                .start();
        execute(server, "create database " + TEMPLATE + " template template0");
        migrate(server.getDatabase("postgres", TEMPLATE));
        return server;
      } catch (IOException problem) {
        throw new UncheckedIOException(problem);
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
