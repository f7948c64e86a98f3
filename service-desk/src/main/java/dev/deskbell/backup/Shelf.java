package dev.deskbell.backup;

import dev.deskbell.chat.Clip;
import dev.deskbell.policy.OperatorMistake;
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

/** Where backups that were asked for in chat are kept: a folder of the data folder. */
record Shelf(Path dataFolder) {
  private static final String ENDING = ".backup";
  private static final int SHOWN = 5;
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("'desk-'uuuuMMdd'T'HHmmss.SSS'Z'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Path folder() {
    return dataFolder.resolve("backups");
  }

  /** One of those that are here, whatever paths a person types. */
  Path called(String name) {
    return all().stream()
        .filter(name::equals)
        .findFirst()
        .map(folder()::resolve)
        .orElseThrow(
            () -> new OperatorMistake("There is no backup “" + Clip.to(100, name) + "” here."));
  }

  /** The file of a backup that was asked for then; the same whenever that is tried again. */
  Path file(Instant asked) {
    try {
      if (!Files.isDirectory(folder())) {
        Files.createDirectories(folder());
        Files.setPosixFilePermissions(folder(), PosixFilePermissions.fromString("rwx------"));
      }
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    return folder().resolve(NAME.format(asked) + ENDING);
  }

  /** The names of the newest, newest first. */
  List<String> newest() {
    return all().stream().limit(SHOWN).toList();
  }

  private List<String> all() {
    if (!Files.isDirectory(folder())) {
      return List.of();
    }
    try (var files = Files.list(folder())) {
      return files
          .map(it -> it.getFileName().toString())
          .filter(it -> it.startsWith("desk-") && it.endsWith(ENDING))
          .sorted(Comparator.reverseOrder())
          .toList();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  Path newestOrExample() {
    return folder().resolve(newest().stream().findFirst().orElse("desk" + ENDING));
  }
}
