package dev.deskbell.discord;

import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Conversation;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Phrase;
import dev.deskbell.chat.Reply;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.core.ConditionTimeoutException;

/**
 * Counts what the desk has taken in: nothing is answered to the gateway's messages, so that nobody
 * else could tell when one has arrived.
 */
final class Taken implements Conversation {
  /**
   * What the desk does not hear at all, such as talk beside its threads, is not waited for longer.
   */
  private static final Duration UNHEARD = Duration.ofSeconds(5);

  private final Conversation desk;
  private final AtomicInteger taken = new AtomicInteger();

  Taken(Conversation desk) {
    this.desk = desk;
  }

  @Override
  public Reply receive(Incoming incoming) {
    try {
      return desk.receive(incoming);
    } finally {
      taken.incrementAndGet();
    }
  }

  @Override
  public List<Phrase> phrases() {
    return desk.phrases();
  }

  /** Does it and returns when the desk has taken something in, or seems to take no interest. */
  void hands(Runnable deed) {
    var before = taken.get();
    deed.run();
    try {
      await()
          .atMost(UNHEARD)
          .pollDelay(Duration.ZERO)
          .pollInterval(Duration.ofMillis(2))
          .until(() -> taken.get() > before);
    } catch (ConditionTimeoutException unheard) {
      // It may be for nobody.
    }
  }
}
