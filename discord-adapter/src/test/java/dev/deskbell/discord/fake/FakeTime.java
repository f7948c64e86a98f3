package dev.deskbell.discord.fake;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** The fake's time: a clock's, put forward by a test where Discord would wait for minutes. */
public final class FakeTime implements InstantSource {
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private volatile InstantSource clock;

  FakeTime(InstantSource clock) {
    this.clock = clock;
  }

  /** Another clock, which shows the same time now, is followed from now on. */
  public void follows(InstantSource other) {
    clock = other;
  }

  @Override
  public Instant instant() {
    return clock.instant().plus(ahead.get());
  }

  public void passes(Duration time) {
    ahead.updateAndGet(it -> it.plus(time));
  }
}
