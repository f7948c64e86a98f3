package dev.deskbell.ticket;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Reads back in the background, slowly: platforms allow few such questions a minute. */
@Component
class ReadBackRounds implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(ReadBackRounds.class);
  private static final Duration LOOKING = Duration.ofSeconds(15);

  private final ReadBack readBack;
  private final boolean wanted;
  private final Duration pause;
  private final AtomicReference<@Nullable Thread> thread = new AtomicReference<>();

  ReadBackRounds(
      ReadBack readBack,
      @Value("${deskbell.read-back.rounds:true}") boolean wanted,
      @Value("${deskbell.read-back.pause-millis:1500}") long pauseMillis) {
    this.readBack = readBack;
    this.wanted = wanted;
    this.pause = Duration.ofMillis(pauseMillis);
  }

  @Override
  public void start() {
    if (wanted) {
      thread.set(Thread.ofVirtual().name("read-back").start(this::run));
    }
  }

  private void run() {
    try {
      var begun = false;
      while (isRunning()) {
        begun = begun || begin();
        round();
        readBack.await(LOOKING);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean begin() {
    try {
      readBack.begin();
      return true;
    } catch (RuntimeException problem) {
      LOG.warn("can't tell since when the desk was away; trying again: {}", problem.getMessage());
      return false;
    }
  }

  private void round() throws InterruptedException {
    try {
      while (readBack.next(() -> Thread.sleep(pause))) {
        LOG.info("a platform was read back");
      }
    } catch (RuntimeException problem) {
      LOG.warn("can't read back; trying again: {}", problem.getMessage());
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
