package dev.deskbell.database;

import dev.deskbell.policy.OperatorMistake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;

/** Held by the desk that runs on a data folder; the system frees it however that desk ends. */
final class FolderLock implements AutoCloseable {

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  static FolderLock take(DataFolder folder) {
    try {
      var channel = open(folder);
      if (locked(channel)) {
        return new FolderLock(channel);
      }
      channel.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
    throw new OperatorMistake(
        "Another desk is running on %s: stop it first, or set DESKBELL_DATA to another folder, or run both on one DATABASE_URL."
            .formatted(folder.path()));
  }

  static boolean isTaken(DataFolder folder) {
    try (var channel = open(folder)) {
      return !locked(channel);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static FileChannel open(DataFolder folder) throws IOException {
    return FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  // The second case is a desk in this very JVM, as in tests.
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }
}
