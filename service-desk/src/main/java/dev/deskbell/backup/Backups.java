package dev.deskbell.backup;

import dev.deskbell.database.Database;
import dev.deskbell.database.Migrations;
import dev.deskbell.installation.Keyring;
import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Moves a whole desk between databases, embedded or not, of any PostgreSQL version: rows go through
 * PostgreSQL's own text format, tables come from the migrations. The key that seals tokens is not
 * in the file, so that the file may be kept where the key should not be.
 */
public final class Backups {

  private final Database database;
  private final Migrations migrations;
  private final Keyring keys;

  public Backups(Database database, Keyring keys) {
    this(database, keys, new Migrations(database));
  }

  Backups(Database database, Keyring keys, Migrations migrations) {
    this.database = database;
    this.migrations = migrations;
    this.keys = keys;
  }

  /**
   * What was moved.
   *
   * @param sameKey false if the tokens in it were sealed with a key that this desk does not have
   */
  public record Moved(int tables, long rows, boolean sameKey) {}

  /** Writes everything as it is at one moment, while the desk goes on working. */
  public Moved write(OutputStream target) {
    var manifest = new Export(database, migrations.applied(), keys.fingerprint()).to(target);
    return new Moved(manifest.tables().size(), manifest.rows(), true);
  }

  /**
   * The same into a file that only its owner may read, beside its name until it is whole: what
   * stands under the name is always a complete backup.
   */
  public Moved write(Path file) {
    if (Files.exists(file)) {
      throw new OperatorMistake(file + " exists already: choose another name.");
    }
    try {
      var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      var draft =
          Files.createTempFile(file.resolveSibling("."), file.getFileName() + ".", ".part", mine);
      try (var target = Files.newOutputStream(draft)) {
        var moved = write(target);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
        return moved;
      } finally {
        Files.deleteIfExists(draft);
      }
    } catch (IOException problem) {
      throw new OperatorMistake(
          "%s can't be written: %s.".formatted(file, problem.getMessage()), problem);
    }
  }

  /** Fills a database in which no desk has ever been; all of it or nothing. */
  public Moved restore(InputStream backup) {
    try {
      var file = Files.createTempFile("deskbell", ".backup");
      try {
        Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);
        return restore(file);
      } finally {
        Files.deleteIfExists(file);
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** The same, from a file. */
  public Moved restore(Path backup) {
    try (var source = BackupFile.open(backup)) {
      var manifest = source.manifest();
      requireKnown(manifest);
      new Import(database, migrations).from(source);
      return new Moved(
          manifest.tables().size(), manifest.rows(), keys.fingerprints().contains(manifest.key()));
    }
  }

  /** Refuses a file that could not be restored here. */
  void check(Path backup) {
    try (var source = BackupFile.open(backup)) {
      requireKnown(source.manifest());
    }
  }

  private void requireKnown(Manifest manifest) {
    var known = migrations.known();
    if (manifest.format() > Manifest.FORMAT || !known.containsAll(manifest.migrations())) {
      throw new OperatorMistake(
          "This backup was made by a newer Deskbell: restore it with that version or a later one.");
    }
  }
}
