package dev.deskbell.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.springframework.util.FileSystemUtils;

/**
 * Where tests put what they throw away. Each test makes and drops a database of several hundred
 * files: a file system on a disk spends more on that than PostgreSQL does on the test, so it is
 * done in memory where Linux has room for it.
 */
public final class Scratch {
  private static final Path MEMORY = Path.of("/dev/shm");

  /** What two or three servers write ahead, with their databases, and as much again. */
  private static final long ROOM = 6L << 30;

  private static final Path TEMPORARY = own(Path.of(System.getProperty("java.io.tmpdir")));
  private static final Path FOLDER = made();

  private Scratch() {}

  /** The same for all tests of whoever runs them, and theirs alone. */
  public static Path folder() {
    return FOLDER;
  }

  /** Where PostgreSQL's programs are unpacked, once for all: in memory they may not be run. */
  public static Path programs() {
    return TEMPORARY.resolve("programs");
  }

  /** For the data of one server; whoever starts it in there has it removed with the server. */
  public static Path server() throws IOException {
    return Files.createTempDirectory(FOLDER, "server-");
  }

  private static Path own(Path home) {
    return home.resolve("deskbell-tests-of-" + System.getProperty("user.name"));
  }

  private static Path made() {
    try {
      var folder = Files.createDirectories(hasRoom(MEMORY) ? own(MEMORY) : TEMPORARY);
      clear(folder, Instant.now().minus(Duration.ofDays(1)));
      return folder;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /**
   * What tests have left that were killed: no run of them takes a day. Others do so at the same
   * time, and who cleans up fails nobody's tests: what can't be removed stays.
   */
  static void clear(Path folder, Instant before) throws IOException {
    try (var all = Files.newDirectoryStream(folder, "{server,junit}-*")) {
      all.forEach(it -> remove(it, before));
    } catch (DirectoryIteratorException _) {
      // Nor does what can't be listed.
    }
  }

  private static void remove(Path left, Instant before) {
    try {
      if (Files.getLastModifiedTime(left).toInstant().isBefore(before)) {
        FileSystemUtils.deleteRecursively(left);
      }
    } catch (IOException | UncheckedIOException _) {
      // Another was faster, or it isn't ours to remove.
    }
  }

  private static boolean hasRoom(Path folder) throws IOException {
    return Files.isDirectory(folder)
        && Files.isWritable(folder)
        && Files.getFileStore(folder).getUsableSpace() >= ROOM;
  }
}
