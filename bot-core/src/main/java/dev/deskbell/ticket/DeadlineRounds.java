package dev.deskbell.ticket;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
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

  private final List<DueWork> works;
  private final Rouse rouse;
  private final boolean wanted;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

  DeadlineRounds(
      List<DueWork> works,
      Rouse rouse,
      @Value("${deskbell.deadlines.rounds:true}") boolean wanted) {
    this.works = List.copyOf(works);
    this.rouse = rouse;
    this.wanted = wanted;
  }

  @Override
  public void start() {
    if (wanted) {
      thread.set(Thread.ofVirtual().name("deadlines").start(this::run));
    }
  }

  private void run() {
    try {
      while (isRunning()) {
        works.forEach(DeadlineRounds::round);
        rouse.await(PAUSE);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  /** What can't be done keeps no other from being done. */
  private static void round(DueWork work) {
    try {
      while (work.fire() > 0) {
        LOG.debug("what was due is done");
      }
    } catch (RuntimeException e) {
      LOG.warn("could not look for what is due; trying again: {}", e.getMessage());
    }
  }

  @Override
  public void stop() {
    var running = thread.getAndSet(null);
    if (running != null) {
      rouse.up();
    }
  }

  @Override
  public boolean isRunning() {
    return thread.get() != null;
  }
}
