package dev.deskbell.testing;

import java.util.concurrent.CountDownLatch;

/** For threads that stand still until a test lets them go on. */
public final class Until {
  private Until() {}

  /** Returns once the latch is open, however long that takes. */
  public static void open(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException problem) {
      throw new IllegalStateException(problem);
    }
  }
}
