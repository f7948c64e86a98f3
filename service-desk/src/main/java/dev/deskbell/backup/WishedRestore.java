package dev.deskbell.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/**
 * Somebody asked in chat that a backup takes the desk's place when it starts next: a file in the
 * data folder says so, whatever becomes of the process.
 *
 * @param backup the file to restore
 * @param asked when, in milliseconds: tells one wish from another
 */
public record WishedRestore(Path backup, long asked) {
  private static final String NAME = "restore-at-next-start";

  /** What is wished for this data folder, if anything is. */
  public static Optional<WishedRestore> in(Path folder) {
    try {
      var note = folder.resolve(NAME);
      return Files.exists(note) ? Optional.of(read(Files.readString(note))) : Optional.empty();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static WishedRestore read(String note) {
    var lines = note.lines().toList();
    return new WishedRestore(Path.of(lines.get(1)), Long.parseLong(lines.get(0)));
  }

  /** Written whole or not at all. */
  void keepIn(Path folder) throws IOException {
    var draft = Files.createTempFile(folder, NAME, ".new");
    Files.writeString(draft, asked + "\n" + backup + "\n");
    Files.move(draft, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
  }

  /** It is fulfilled, or can't be. */
  public static void forget(Path folder) {
    try {
      Files.deleteIfExists(folder.resolve(NAME));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** The name under which the database is kept that makes room for it. */
  public String kept() {
    return "deskbell_before_" + asked;
  }
}
