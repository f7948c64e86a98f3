package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Brings a database to the tables that this program knows; never touches one that knows more. */
public final class Migrations {

  private final Database database;
  private final String[] locations;

  public Migrations(Database database) {
    this(database, "classpath:db/migration");
  }

  /** With tables from elsewhere, for tests. */
  public Migrations(Database database, String... locations) {
    this.database = database;
    this.locations = locations.clone();
  }

  /** Up to what this program brings. */
  public void toLatest() {
    try (var connection = connection()) {
      run(flyway(connection).load());
    }
  }

  /** Up to a version and no further, so that data from then fit in. */
  public void to(String version) {
    try (var connection = connection()) {
      run(flyway(connection).target(version).load());
    }
  }

  /** Removes the tables again: for whoever created them here and failed to fill them. */
  public void undo() {
    try (var connection = connection()) {
      flyway(connection).cleanDisabled(false).load().clean();
    }
  }

  /** The versions this database has, oldest first. */
  public List<String> applied() {
    try (var connection = connection()) {
      return versions(flyway(connection).load().info().applied());
    }
  }

  /** The versions that this program brings, oldest first. */
  public List<String> known() {
    try (var connection = connection()) {
      var all = Arrays.stream(flyway(connection).load().info().all());
      return versions(
          all.filter(it -> it.getState() != MigrationState.FUTURE_SUCCESS)
              .toArray(MigrationInfo[]::new));
    }
  }

  private void run(Flyway flyway) {
    Arrays.stream(flyway.info().applied())
        .filter(it -> it.getState().isApplied() && !it.getState().isResolved())
        .findFirst()
        .ifPresent(this::refuse);
    flyway.migrate();
  }

  private void refuse(MigrationInfo newer) {
    throw new OperatorMistake(
        "The tables in %s are newer than this program (it doesn't know version %s): start the newer Deskbell again, or restore an older backup into a new database."
            .formatted(database.name(), newer.getVersion()));
  }

  private static List<String> versions(MigrationInfo[] migrations) {
    return Arrays.stream(migrations)
        .filter(MigrationInfo::isVersioned)
        .map(it -> it.getVersion().toString())
        .distinct()
        .toList();
  }

  /**
   * One for all that Flyway does: with two, as it likes to have, a migration and that it was
   * applied are two commits, and a machine that goes away between them leaves tables that no start
   * can make again.
   */
  private SingleConnectionDataSource connection() {
    var connection = new SingleConnectionDataSource(database.getJdbcUrl(), true);
    connection.setUsername(database.getUsername());
    connection.setPassword(database.getPassword());
    return connection;
  }

  // Versions are timestamps: a practice that is added later may bring an older one. The lock that
  // keeps two starts apart is the connection's, for a transaction's would end with the first table.
  private FluentConfiguration flyway(SingleConnectionDataSource connection) {
    return Flyway.configure()
        .dataSource(connection)
        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
        .locations(locations)
        .outOfOrder(true)
        .validateMigrationNaming(true);
  }
}
