package dev.deskbell.backup;

import dev.deskbell.database.Database;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads every table in one snapshot; equal data give equal bytes, so that backups can be compared.
 */
final class Export {

  // Settings that change how a value is written, and those that would cut a long reading short.
  private static final String SESSION =
      """
      set transaction isolation level repeatable read read only;
      set local timezone = 'UTC'; set local intervalstyle = 'postgres';
      set local extra_float_digits = 1; set local bytea_output = 'hex';
      set local statement_timeout = 0; set local lock_timeout = 0;
      """;

  private final Database database;
  private final List<String> migrations;
  private final String key;

  Export(Database database, List<String> migrations, String key) {
    this.database = database;
    this.migrations = migrations;
    this.key = key;
  }

  Manifest to(OutputStream target) {
    try (var connection = database.connect();
        var zip = new ZipOutputStream(target)) {
      connection.setAutoCommit(false);
      execute(connection, SESSION);
      var tables = new ArrayList<Manifest.Content>();
      for (var table : new Catalog(connection).tables()) {
        tables.add(write(connection, zip, table));
      }
      var manifest = describe(connection, tables);
      begin(zip, Manifest.ENTRY);
      zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
      zip.closeEntry();
      return manifest;
    } catch (SQLException problem) {
      throw new IllegalStateException("the backup could not be read", problem);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static Manifest.Content write(
      Connection connection, ZipOutputStream zip, Catalog.Table table)
      throws SQLException, IOException {
    begin(zip, Manifest.Content.entry(table.name()));
    var hashed = new DigestOutputStream(zip, BackupFile.sha256());
    var rows = connection.unwrap(PGConnection.class).getCopyAPI().copyOut(query(table), hashed);
    zip.closeEntry();
    var hash = HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    return new Manifest.Content(table.name(), table.columns(), rows, hash);
  }

  private static String query(Catalog.Table table) {
    return "copy (select %s from %s order by %s) to stdout"
        .formatted(Import.quoted(table.columns()), table.quoted(), table.sorting());
  }

  // After the rows: a number taken meanwhile may be skipped, but is never given out twice.
  private Manifest describe(Connection connection, List<Manifest.Content> tables)
      throws SQLException {
    try (var statement = connection.createStatement();
        var facts = statement.executeQuery("select now(), current_setting('server_version')")) {
      facts.next();
      var version = Export.class.getPackage().getImplementationVersion();
      return new Manifest(
          Manifest.FORMAT,
          version == null ? "in development" : version,
          facts.getObject(1, OffsetDateTime.class).toInstant(),
          facts.getString(2),
          migrations,
          key,
          tables,
          new Catalog(connection).sequences());
    }
  }

  private static void begin(ZipOutputStream zip, String name) throws IOException {
    var entry = new ZipEntry(name);
    entry.setTime(0);
    zip.putNextEntry(entry);
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
