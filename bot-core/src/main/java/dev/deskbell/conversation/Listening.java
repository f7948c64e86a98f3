package dev.deskbell.conversation;

import dev.deskbell.chat.Absence;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Reply;
import dev.deskbell.people.People;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/**
 * Hears what is said in threads, which nobody repeats who was not answered: what the database can't
 * take now is heard again in a moment, off the platform's thread, and what it can't take for longer
 * is read back from the platform when it can.
 */
@Component
public class Listening implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  /** Each pause is twice the one before: half a minute in all. */
  private static final int TRIES = 7;

  private static final int MOST_WAITING = 1_000;

  private final Ears ears;
  private final People people;
  private final ObjectProvider<Absence> absences;
  private final Duration firstPause;
  private final Semaphore free = new Semaphore(MOST_WAITING);
  private final CountDownLatch stopped = new CountDownLatch(1);

  Listening(
      Ears ears,
      People people,
      ObjectProvider<Absence> absences,
      @Value("${deskbell.listening.first-pause-millis:250}") long firstPauseMillis) {
    this.ears = ears;
    this.people = people;
    this.absences = absences;
    this.firstPause = Duration.ofMillis(firstPauseMillis);
  }

  /**
   * Hears a message, its change or its removal, once however often it comes.
   *
   * @throws RuntimeException when it could not be heard; see {@link #isPassing}
   */
  public Reply hear(Incoming.Overheard incoming) {
    var person = people.meet(incoming.origin().by());
    return switch (incoming) {
      case Incoming.Said it -> ears.hear(it, person);
      case Incoming.Edited it -> ears.hear(it, person);
      case Incoming.Removed it -> ears.hear(it, person);
    };
  }

  /** Whether the database is to blame, so that hearing it again may help. */
  public static boolean isPassing(RuntimeException problem) {
    return problem instanceof TransactionException
        || problem instanceof Deeds.Unsure
        || (problem instanceof DataAccessException
            && !(problem instanceof InvalidDataAccessResourceUsageException)
            && !(problem instanceof InvalidDataAccessApiUsageException));
  }

  /** The same for platforms, who have nobody to tell: only what no repetition helps is thrown. */
  Reply receive(Incoming.Overheard incoming) {
    try {
      return hear(incoming);
    } catch (RuntimeException problem) {
      if (!isPassing(problem)) {
        throw problem;
      }
      LOG.warn("what was said can't be heard now and is heard later: {}", problem.toString());
      later(incoming);
      return new Reply.Silence();
    }
  }

  private void later(Incoming.Overheard incoming) {
    if (!free.tryAcquire()) {
      miss(incoming);
      return;
    }
    Thread.ofVirtual()
        .name("hearing-again")
        .start(() -> {
          try {
            if (!again(incoming)) {
              miss(incoming);
            }
          } finally {
            free.release();
          }
        });
  }

  /** Whether it was heard after all. */
  private boolean again(Incoming.Overheard incoming) {
    for (var run = 0; run < TRIES && passes(firstPause.multipliedBy(1L << run)); run++) {
      try {
        hear(incoming);
        return true;
      } catch (RuntimeException problem) {
        if (!isPassing(problem)) {
          LOG.error("what was said can't be heard", problem);
          return true;
        }
      }
    }
    return false;
  }

  /** False when the desk stops meanwhile. */
  private boolean passes(Duration pause) {
    try {
      return !stopped.await(pause.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private void miss(Incoming.Overheard incoming) {
    var origin = incoming.origin();
    absences.ifAvailable(it -> it.over(origin.at().platform(), origin.when()));
  }

  /** Who still waits is read back after the next start. */
  @Override
  public void destroy() {
    stopped.countDown();
  }
}
