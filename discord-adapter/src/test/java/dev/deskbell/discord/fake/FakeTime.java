package dev.deskbell.discord.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The fake's time: the machine's, put forward by a test where Discord would wait for minutes. */
public final class FakeTime implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

  @Override
  public Instant instant() {
    return Instant.now().plus(ahead.get());
  }

  public void passes(Duration time) {
    ahead.updateAndGet(it -> it.plus(time));
  }
}
