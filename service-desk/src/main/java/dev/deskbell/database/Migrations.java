package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationState;
import org.flywaydb.core.api.configuration.FluentConfiguration;

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
    run(flyway().load());
  }

  /** Up to a version and no further, so that data from then fit in. */
  public void to(String version) {
    run(flyway().target(version).load());
  }

  /** Removes the tables again: for whoever created them here and failed to fill them. */
  public void undo() {
    flyway().cleanDisabled(false).load().clean();
  }

  /** The versions this database has, oldest first. */
  public List<String> applied() {
    return versions(flyway().load().info().applied());
  }

  /** The versions that this program brings, oldest first. */
  public List<String> known() {
    var all = Arrays.stream(flyway().load().info().all());
    return versions(
        all.filter(it -> it.getState() != MigrationState.FUTURE_SUCCESS)
            .toArray(MigrationInfo[]::new));
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

  // Versions are timestamps: a practice that is added later may bring an older one.
  private FluentConfiguration flyway() {
    return Flyway.configure()
        .dataSource(database.getJdbcUrl(), database.getUsername(), database.getPassword())
        .locations(locations)
        .outOfOrder(true)
        .validateMigrationNaming(true);
  }
}
