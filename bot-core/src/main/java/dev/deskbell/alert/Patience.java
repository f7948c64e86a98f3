package dev.deskbell.alert;

import java.io.Serial;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * How long a sender waits for the database. One that says nothing is found out by its connections
 * after many seconds; senders are refused before, so that they send again, perhaps to another
 * instance.
 */
@Component
class Patience {
  private static final Duration USUALLY = Duration.ofSeconds(3);

  private static final Executor ASKING = Thread.ofVirtual().name("alerts asking")::start;

  private final Duration most;

  @Autowired
  Patience() {
    this(USUALLY);
  }

  Patience(Duration most) {
    this.most = most;
  }

  /** The database has not answered in time; what was asked of it may be done all the same. */
  static final class Over extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    private Over() {
      super("the database has not answered in time");
    }
  }

  /** Whether who began then, by this machine's nanoseconds, has had enough. */
  boolean isOver(long began) {
    return System.nanoTime() - began > most.toNanos();
  }

  /** Asks on a thread of its own. */
  <T> T ask(Supplier<T> question) {
    return await(CompletableFuture.supplyAsync(question, ASKING));
  }

  <T> T await(CompletableFuture<T> answer) {
    try {
      return answer.get(most.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      throw new Over();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new Over();
    } catch (ExecutionException problem) {
      throw problem.getCause() instanceof RuntimeException why
          ? why
          : new CompletionException(problem.getCause());
    }
  }
}
