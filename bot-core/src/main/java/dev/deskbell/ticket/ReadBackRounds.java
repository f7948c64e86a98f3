package dev.deskbell.ticket;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads back in the background, slowly: platforms allow few such questions a minute. */
@Component
class ReadBackRounds extends Rounds {
  private static final Logger LOG = LoggerFactory.getLogger(ReadBackRounds.class);
  private static final Duration LOOKING = Duration.ofSeconds(30);

  private final ReadBack readBack;
  private final Duration between;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final AtomicBoolean begun = new AtomicBoolean();

  ReadBackRounds(
      ReadBack readBack,
      @Value("${deskbell.read-back.rounds:true}") boolean wanted,
      @Value("${deskbell.read-back.pause-millis:1500}") long pauseMillis) {
    super("read-back", wanted);
    this.readBack = readBack;
    this.between = Duration.ofMillis(pauseMillis);
  }

  @Override
  boolean round() throws InterruptedException {
    if (!begun.get()) {
      readBack.begin();
      begun.set(true);
    }
    var read = readBack.next();
    if (read) {
      rest();
    }
    return read;
  }

  /** Until the next thread, or the end. */
  private void rest() throws InterruptedException {
    if (stopped.await(between.toNanos(), TimeUnit.NANOSECONDS)) {
      LOG.debug("reading back ends");
    }
  }

  @Override
  void pause() throws InterruptedException {
    readBack.await(LOOKING);
  }

  @Override
  void rouse() {
    stopped.countDown();
    readBack.rouse();
  }
}
