package dev.deskbell.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.springframework.core.env.Environment;

/**
 * Puts a new database in the place of the embedded one, which is kept beside it. They change names
 * in one transaction: whenever the machine fails, there is the old one or the whole new one.
 */
public final class Exchange {
  private static final String DRAFT = EmbeddedServer.DATABASE + "_draft";

  private Exchange() {}

  /**
   * While no desk runs on it.
   *
   * @param kept the name under which the old one is kept, made of letters, digits and underscores
   * @param fill fills the new one; nothing has changed if that fails
   */
  public static void exchange(Environment environment, String kept, Consumer<Database> fill) {
    try (var own = EmbeddedDatabase.start(DataFolder.of(environment));
        var server = own.beside("postgres").connect()) {
      if (exists(server, kept)) {
        // Done before, by a start that was cut short right after.
        return;
      }
      execute(server, "drop database if exists " + DRAFT);
      execute(server, "create database " + DRAFT + " template template0");
      fill.accept(own.beside(DRAFT));
      server.setAutoCommit(false);
      execute(server, "alter database " + EmbeddedServer.DATABASE + " rename to " + kept);
      execute(server, "alter database " + DRAFT + " rename to " + EmbeddedServer.DATABASE);
      server.commit();
    } catch (SQLException problem) {
      throw new IllegalStateException("the databases could not be exchanged", problem);
    }
  }

  private static boolean exists(Connection server, String name) throws SQLException {
    try (var statement = server.prepareStatement("select from pg_database where datname = ?")) {
      statement.setString(1, name);
      return statement.executeQuery().next();
    }
  }

  private static void execute(Connection server, String sql) throws SQLException {
    try (var statement = server.createStatement()) {
      statement.execute(sql);
    }
  }
}
