package dev.deskbell.ticket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Looks every two seconds whether a file waits to be fetched: their addresses expire. */
@Component
class FileRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(FileRounds.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final FileFetches fetches;
  private final boolean wanted;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

  FileRounds(FileFetches fetches, @Value("${deskbell.files.rounds:true}") boolean wanted) {
    this.fetches = fetches;
    this.wanted = wanted;
  }

  @Override
  public void start() {
    if (wanted) {
      thread.set(Thread.ofVirtual().name("files").start(this::run));
    }
  }

  private void run() {
    while (isRunning()) {
      try {
        if (!fetches.next()) {
          LockSupport.parkNanos(PAUSE.toNanos());
        }
      } catch (RuntimeException problem) {
        LOG.warn("could not look for files; trying again: {}", problem.getMessage());
        LockSupport.parkNanos(PAUSE.toNanos());
      }
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
