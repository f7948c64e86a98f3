package dev.deskbell.backup;

import dev.deskbell.database.Database;
import dev.deskbell.database.Migrations;
import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.security.DigestInputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/** Fills the tables of a database that was blank, in one transaction. */
final class Import {

  private final Database database;
  private final Migrations migrations;

  Import(Database database, Migrations migrations) {
    this.database = database;
    this.migrations = migrations;
  }

  /** The tables are first those of the backup's time; later migrations then see its rows. */
  void from(BackupFile backup) {
    requireBlank();
    try {
      newest(backup.manifest().migrations()).ifPresent(migrations::to);
      fill(backup);
    } catch (RuntimeException problem) {
      migrations.undo();
      throw problem;
    }
    migrations.toLatest();
  }

  private static Optional<String> newest(List<String> versions) {
    return versions.stream()
        .map(MigrationVersion::fromVersion)
        .max(MigrationVersion::compareTo)
        .map(MigrationVersion::toString);
  }

  private void requireBlank() {
    try (var connection = database.connect()) {
      if (!new Catalog(connection).isBlank()) {
        throw new OperatorMistake(
            "There is already something in %s: restore into a new database, or a new DESKBELL_DATA."
                .formatted(database.name()));
      }
    } catch (SQLException problem) {
      throw new IllegalStateException(problem);
    }
  }

  private void fill(BackupFile backup) {
    try (var connection = database.connect()) {
      connection.setAutoCommit(false);
      run(connection, List.of("set local statement_timeout = 0", "set local lock_timeout = 0"));
      var catalog = new Catalog(connection);
      var obstacles = catalog.obstacles();
      run(connection, obstacles.stream().map(Catalog.Obstacle::off).toList());
      empty(connection, catalog.tables());
      for (var table : backup.manifest().tables()) {
        copy(connection, backup, table, catalog.tables());
      }
      run(connection, obstacles.stream().map(Catalog.Obstacle::again).toList());
      position(connection, backup.manifest().sequences());
      connection.commit();
    } catch (SQLException problem) {
      throw new OperatorMistake(
          "The backup doesn't fit: %s. Nothing was restored.".formatted(firstLine(problem)),
          problem);
    } catch (IOException problem) {
      throw new OperatorMistake(
          "The backup is damaged (%s). Nothing was restored.".formatted(problem.getMessage()),
          problem);
    }
  }

  // Migrations may have written rows of their own, which are also in the backup.
  private static void empty(Connection connection, List<Catalog.Table> tables) throws SQLException {
    if (!tables.isEmpty()) {
      run(
          connection,
          List.of(
              "truncate "
                  + tables.stream().map(Catalog.Table::quoted).collect(Collectors.joining(", "))));
    }
  }

  private static void copy(
      Connection connection,
      BackupFile backup,
      Manifest.Content content,
      List<Catalog.Table> tables)
      throws SQLException, IOException {
    var table =
        tables.stream()
            .filter(it -> it.name().equals(content.table()))
            .filter(it -> it.columns().containsAll(content.columns()))
            .findFirst()
            .orElseThrow(() -> BackupFile.damaged(content.table()));
    var columns = content.columns().isEmpty() ? "" : " (" + quoted(content.columns()) + ")";
    var sql = "copy " + table.quoted() + columns + " from stdin";
    try (var rows = new DigestInputStream(backup.rows(content), BackupFile.sha256())) {
      var count = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, rows);
      var hash = HexFormat.of().formatHex(rows.getMessageDigest().digest());
      if (count != content.rows() || !hash.equals(content.sha256())) {
        throw BackupFile.damaged(content.table());
      }
    }
  }

  private static void position(Connection connection, List<Manifest.Position> sequences)
      throws SQLException {
    var sql =
        """
        select setval(format('%I.%I', schemaname, sequencename)::regclass, ?)
          from pg_sequences where schemaname = current_schema() and sequencename = ?
        """;
    try (var statement = connection.prepareStatement(sql)) {
      for (var sequence : sequences) {
        if (sequence.value() != null) {
          statement.setLong(1, sequence.value());
          statement.setString(2, sequence.sequence());
          statement.execute();
        }
      }
    }
  }

  static String quoted(List<String> columns) {
    return columns.stream()
        .map(it -> '"' + it.replace("\"", "\"\"") + '"')
        .collect(Collectors.joining(", "));
  }

  private static void run(Connection connection, List<String> statements) throws SQLException {
    try (var statement = connection.createStatement()) {
      for (var sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private static String firstLine(SQLException problem) {
    return String.valueOf(problem.getMessage()).lines().findFirst().orElse("");
  }
}
