package dev.deskbell.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** The folder in which backups that were asked for in chat are kept. */
record Shelf(Path folder) {
  private static final String ENDING = ".backup";
  private static final int SHOWN = 5;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'desk-'uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  /** The file of a backup that was asked for then; the same whenever that is tried again. */
  Path file(Instant asked) {
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return folder.resolve(NAME.format(asked) + ENDING);
  }

  /** The names of the newest, newest first. */
  List<String> newest() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.startsWith("desk-") && it.endsWith(ENDING))
          .sorted(Comparator.reverseOrder())
          .limit(SHOWN)
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  Path newestOrExample() {
    return folder.resolve(newest().stream().findFirst().orElse("desk" + ENDING));
  }
}
