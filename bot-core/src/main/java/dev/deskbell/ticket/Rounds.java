package dev.deskbell.ticket;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Does its work on a thread of its own, again and again while the desk runs; never gives up. */
abstract class Rounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  private final String name;
  private final boolean wanted;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

  /**
   * @param wanted false where somebody else lets it work: tests
   */
  Rounds(String name, boolean wanted) {
    this.name = name;
    this.wanted = wanted;
  }

  /** Whether anything was done: then there may be more, and there is no pause. */
  abstract boolean round() throws InterruptedException;

  /** Returns when there may be something to do, at the latest after a while. */
  abstract void pause() throws InterruptedException;

  /** Ends the pause. */
  abstract void rouse();

  @Override
  public void start() {
    if (wanted) {
      thread.set(Thread.ofVirtual().name(name).start(this::run));
    }
  }

  private void run() {
    try {
      while (isRunning()) {
        if (!tried()) {
          pause();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean tried() throws InterruptedException {
    try {
      return round();
    } catch (RuntimeException problem) {
      LOG.warn("{}: it failed and is tried again: {}", name, problem.toString());
      return false;
    }
  }

  /** What is being done is finished; nothing more is begun. */
  @Override
  public void stop() {
    if (thread.getAndSet(null) != null) {
      rouse();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.get() != null;
  }
}
