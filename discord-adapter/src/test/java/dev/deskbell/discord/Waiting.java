package dev.deskbell.discord;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.Callable;

/** Waits for a condition, never for a time. */
final class Waiting {
  static final Duration PATIENCE = Duration.ofMinutes(1);

  private Waiting() {}

  static void until(Callable<Boolean> holds) {
    await().atMost(PATIENCE).pollInterval(Duration.ofMillis(10)).until(holds);
  }
}
