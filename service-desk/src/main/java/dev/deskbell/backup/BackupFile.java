package dev.deskbell.backup;

import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that is being read. */
record BackupFile(ZipFile zip, Manifest manifest) implements AutoCloseable {

  static BackupFile open(Path path) {
    try {
      var zip = new ZipFile(path.toFile());
      return new BackupFile(zip, manifest(zip, path));
    } catch (IOException problem) {
      throw new OperatorMistake(
          "%s is no backup that can be read: %s.".formatted(path, problem.getMessage()), problem);
    }
  }

  private static Manifest manifest(ZipFile zip, Path path) throws IOException {
    var entry = zip.getEntry(Manifest.ENTRY);
    if (entry != null) {
      try (var json = zip.getInputStream(entry)) {
        return JsonMapper.shared().readValue(json, Manifest.class);
      } catch (JacksonException _) {
        // Said below.
      }
    }
    zip.close();
    throw new OperatorMistake(path + " is no Deskbell backup: it has no readable manifest.");
  }

  InputStream rows(Manifest.Content table) throws IOException {
    ZipEntry entry = zip.getEntry(table.entry());
    if (entry == null) {
      throw damaged(table.table());
    }
    return zip.getInputStream(entry);
  }

  static OperatorMistake damaged(String table) {
    return new OperatorMistake(
        "The backup is damaged at table "
            + table
            + ": nothing was restored. Take another copy of it.");
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    try {
      zip.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
