package dev.deskbell.alert;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works through alerts as soon as one arrives here, and looks now and then for what another
 * instance left or a silence held back.
 */
@Component
class AlertRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(AlertRounds.class);
  private static final Duration PAUSE = Duration.ofSeconds(30);
  private static final Duration SOON = Duration.ofMillis(100);
  private static final Duration GATHERING = Duration.ofMillis(50);

  /** After a failure; doubled each time. */
  private static final Duration SPARED = Duration.ofSeconds(1);

  private final Alerts alerts;
  private final boolean wanted;
  private final Semaphore bell = new Semaphore(1);
  private final AtomicBoolean running = new AtomicBoolean();

  AlertRounds(Alerts alerts, @Value("${deskbell.deadlines.rounds:true}") boolean wanted) {
    this.alerts = alerts;
    this.wanted = wanted;
  }

  void wake() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  @Override
  public void start() {
    if (wanted && running.compareAndSet(false, true)) {
      Thread.ofVirtual().name("alerts").start(this::run);
    }
  }

  private void run() {
    var pause = PAUSE;
    var spared = SPARED;
    while (running.get()) {
      try {
        pause = round(pause);
        spared = SPARED;
      } catch (InterruptedException _) {
        running.set(false);
      } catch (RuntimeException problem) {
        LOG.warn("alerts wait; they are tried again", problem);
        pause = spared;
        spared = PAUSE.compareTo(spared.multipliedBy(2)) < 0 ? PAUSE : spared.multipliedBy(2);
      }
    }
  }

  /** How long it may be until the next. */
  private Duration round(Duration pause) throws InterruptedException {
    var woken = bell.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
    if (!woken && !alerts.isWaiting()) {
      return PAUSE;
    }
    work();
    // Another instance was at it: it may not have seen the last of them.
    return alerts.isWaiting() ? SOON : PAUSE;
  }

  /** In a flood a few at a time would cost as much as many: more gather before the next batch. */
  private void work() throws InterruptedException {
    for (var done = alerts.digest(); running.get() && done > 0; done = alerts.digest()) {
      LOG.debug("{} alerts digested", done);
      if (done < Alerts.BATCH) {
        Thread.sleep(GATHERING);
      }
    }
  }

  @Override
  public void stop() {
    running.set(false);
    wake();
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }
}
