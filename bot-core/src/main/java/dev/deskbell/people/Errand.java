package dev.deskbell.people;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks platforms on a thread of its own, one at a time: all rounds of an instance share a thread,
 * and none is to wait for a platform that hangs.
 */
final class Errand {
  private static final Logger LOG = LoggerFactory.getLogger(Errand.class);

  private final String name;
  private final Runnable asking;
  private final AtomicBoolean underWay = new AtomicBoolean();

  Errand(String name, Runnable asking) {
    this.name = name;
    this.asking = asking;
  }

  /** Nothing when the last one is still under way. */
  void begin() {
    if (underWay.compareAndSet(false, true)) {
      Thread.ofVirtual().name(name).start(this::run);
    }
  }

  private void run() {
    try {
      asking.run();
    } catch (RuntimeException problem) {
      LOG.warn("{}: it failed and is tried again", name, problem);
    } finally {
      underWay.set(false);
    }
  }
}
