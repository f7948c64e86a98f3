package dev.deskbell.delivery;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs what belongs to others for so long and no longer. */
final class Limited {

  private Limited() {}

  /** What it threw is thrown here too; an {@link Error} is no answer and ends the attempt. */
  static <T> T to(Duration limit, Callable<T> work) throws Exception {
    var task = new FutureTask<>(work);
    Thread.ofVirtual().name("delivery-work").start(task);
    try {
      return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException problem) {
      switch (problem.getCause()) {
        case Error error -> throw error;
        case Exception exception -> throw exception;
        case null, default -> throw problem;
      }
    } catch (TimeoutException _) {
      throw new TimeoutException("it took longer than " + limit.toMillis() + " ms");
    } finally {
      task.cancel(true);
    }
  }
}
