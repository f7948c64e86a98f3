package dev.deskbell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The server process as its own lock file names it: maybe alive, maybe long gone. */
record Postmaster(Path file, long pid, int port) {

  private static final Logger LOG = LoggerFactory.getLogger(Postmaster.class);
  private static final int PATIENCE_SECONDS = 60;

  static Optional<Postmaster> of(DataFolder folder) {
    var file = folder.cluster().resolve("postmaster.pid");
    try {
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      var lines = Files.readAllLines(file);
      var port = lines.size() > 3 ? Integer.parseInt(lines.get(3).strip()) : 0;
      return Optional.of(new Postmaster(file, Long.parseLong(lines.getFirst().strip()), port));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (RuntimeException _) {
      // Cut short by a crash: a process number that nobody has.
      return Optional.of(new Postmaster(file, -1, 0));
    }
  }

  /**
   * Makes way for a new start. A server that outlived its desk is stopped; a lock file whose number
   * meanwhile belongs to another program (usual in containers) is removed, because PostgreSQL
   * itself would believe it.
   */
  void clearAway() {
    var process = pid > 0 ? ProcessHandle.of(pid) : Optional.<ProcessHandle>empty();
    var orphan = process.filter(ProcessHandle::isAlive).filter(Postmaster::isPostgres);
    orphan.ifPresent(this::stop);
    try {
      Files.deleteIfExists(file);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  private static boolean isPostgres(ProcessHandle process) {
    return process.info().command().orElse("postgres").endsWith("postgres");
  }

  private void stop(ProcessHandle orphan) {
    LOG.warn("A PostgreSQL that outlived its desk (process {}) is stopped first", pid);
    try {
      // Interrupt is PostgreSQL's "fast shutdown"; Java itself can only send terminate and kill.
      new ProcessBuilder("sh", "-c", "kill -INT " + pid).inheritIO().start().waitFor();
      orphan.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | ExecutionException | TimeoutException problem) {
      throw new IllegalStateException("process " + pid + " doesn't stop", problem);
    }
  }
}
