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

/** Looks every two seconds whether something is due; each instance does, and none fires twice. */
@Component
class DeadlineRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(DeadlineRounds.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);

  private final Deadlines deadlines;
  private final boolean wanted;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

  DeadlineRounds(Deadlines deadlines, @Value("${deskbell.deadlines.rounds:true}") boolean wanted) {
    this.deadlines = deadlines;
    this.wanted = wanted;
  }

  @Override
  public void start() {
    if (wanted) {
      thread.set(Thread.ofVirtual().name("deadlines").start(this::run));
    }
  }

  private void run() {
    while (isRunning()) {
      round();
      LockSupport.parkNanos(PAUSE.toNanos());
    }
  }

  private void round() {
    try {
      while (deadlines.fire() > 0) {
        LOG.debug("deadlines fired");
      }
    } catch (RuntimeException e) {
      LOG.warn("could not look for what is due; trying again: {}", e.getMessage());
    }
  }

  @Override
  public void stop() {
    var running = thread.getAndSet(null);
    if (running != null) {
      LockSupport.unpark(running);
    }
  }

  @Override
  public boolean isRunning() {
    return thread.get() != null;
  }
}
