package dev.deskbell.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
  private static final int COMPLETE_LINES = 7;
  // Beyond what any system gives to a process.
  private static final String NOBODY = "2147483646";

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
   * Makes way for a new start. A server that outlived its desk is stopped. A number that meanwhile
   * belongs to another program (usual in containers) is replaced by one that nobody has, because
   * PostgreSQL would believe it; the rest of the file stays, by which PostgreSQL finds survivors.
   */
  void clearAway() {
    var process = pid > 0 ? ProcessHandle.of(pid) : Optional.<ProcessHandle>empty();
    if (process.filter(this::isServer).isPresent()) {
      stop(process.get());
    } else if (process.isPresent() || pid <= 0) {
      disown();
    }
  }

  // Another PostgreSQL may have the number too: it is ours if it works on our folder.
  private boolean isServer(ProcessHandle process) {
    var cluster = String.valueOf(file.getParent());
    var arguments = process.info().arguments().map(List::of).orElse(List.of());
    return arguments.contains(cluster);
  }

  private void disown() {
    try {
      var lines = new ArrayList<>(Files.readAllLines(file));
      if (lines.size() < COMPLETE_LINES) {
        Files.delete(file);
        return;
      }
      lines.set(0, NOBODY);
      Files.write(file, lines);
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
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
