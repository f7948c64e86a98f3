package dev.deskbell.platforms;

import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.SmartLifecycle;

/**
 * A platform is heard once everything that answers it stands, and until the platform is closed
 * before the rest.
 */
final class Hearing implements SmartLifecycle {

  private final Runnable start;
  private final AtomicBoolean running = new AtomicBoolean();

  Hearing(Runnable start) {
    this.start = start;
  }

  @Override
  public void start() {
    running.set(true);
    start.run();
  }

  @Override
  public void stop() {
    running.set(false);
  }

  @Override
  public boolean isRunning() {
    return running.get();
  }
}
