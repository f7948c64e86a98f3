package dev.deskbell.ticket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Fetches files at once, for their addresses expire; looks now and then for what was left over. */
@Component
class FileRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FileRounds.class);
  private static final Duration LOOKING = Duration.ofSeconds(15);

  private final FileFetches fetches;
  private final FileWake wake;
  private final boolean wanted;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

  FileRounds(
      FileFetches fetches, FileWake wake, @Value("${deskbell.files.rounds:true}") boolean wanted) {
    this.fetches = fetches;
    this.wake = wake;
    this.wanted = wanted;
  }

  @Override
  public void start() {
    if (wanted) {
      thread.set(Thread.ofVirtual().name("files").start(this::run));
    }
  }

  private void run() {
    try {
      while (isRunning()) {
        fetch();
        wake.await(LOOKING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private void fetch() {
    try {
      while (isRunning() && fetches.next()) {
        LOG.debug("a file was fetched");
      }
    } catch (RuntimeException problem) {
      LOG.warn("could not look for files; trying again: {}", problem.getMessage());
    }
  }

  @Override
  public void stop() {
    var running = thread.getAndSet(null);
    if (running != null) {
      running.interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.get() != null;
  }
}
