package dev.deskbell.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.core.env.Environment;

/** The PostgreSQL that holds this desk, reachable and fit for it. */
public sealed interface Database extends JdbcConnectionDetails, AutoCloseable
    permits EmbeddedDatabase, ExternalDatabase {

  /** How operators know it; no password in it. */
  String name();

  /** Whether it is the desk's own, in its data folder. */
  default boolean isOwn() {
    return this instanceof EmbeddedDatabase;
  }

  @Override
  void close();

  /** The database that the environment names: started if it is the embedded one. */
  static Database open(Environment environment) {
    var external = external(environment);
    return external != null ? external : EmbeddedDatabase.start(DataFolder.of(environment));
  }

  /** The same database for reading beside a desk that may be running on it. */
  static Database beside(Environment environment) {
    var external = external(environment);
    return external != null ? external : EmbeddedDatabase.join(DataFolder.of(environment));
  }

  /** A connection outside the pool and without its time limits, for long work. */
  default Connection connect() {
    var settings = new Properties();
    settings.setProperty("ApplicationName", "deskbell maintenance");
    settings.setProperty("connectTimeout", "10");
    settings.setProperty("loginTimeout", "20");
    settings.setProperty("tcpKeepAlive", "true");
    set(settings, "user", getUsername());
    set(settings, "password", getPassword());
    try {
      return DriverManager.getConnection(getJdbcUrl(), settings);
    } catch (SQLException problem) {
      throw DatabaseFitness.explain(name(), problem);
    }
  }

  private static @Nullable Database external(Environment environment) {
    var address = environment.getProperty("DATABASE_URL", "").strip();
    if (address.isEmpty()) {
      return null;
    }
    var user = environment.getProperty("DATABASE_USER");
    var password = environment.getProperty("DATABASE_PASSWORD");
    return ExternalDatabase.at(DatabaseAddress.parse(address, user, password));
  }

  private static void set(Properties settings, String key, @Nullable String value) {
    if (value != null) {
      settings.setProperty(key, value);
    }
  }
}
