package dev.deskbell.desk;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the auditor look, at most every ten seconds and one look at a time, however many watch. Who
 * comes while another looks is told what was seen last; of the first look all wait. A look that
 * takes longer than five seconds, as long as most probes wait for an answer, or that fails, says
 * nothing of the desk: then nobody is told what was seen before it.
 */
final class Looks {
  static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Logger LOG = LoggerFactory.getLogger(Looks.class);
  private static final String FAILED =
      "the database could not be asked what is stuck; the log says why";
  private static final Duration FRESH = Duration.ofSeconds(10);

  /** So soon after a failure there is another look: what is mended should be seen to be. */
  private static final Duration FRESH_FAILURE = Duration.ofSeconds(1);

  private final Auditor auditor;
  private final Clock clock;
  private final Duration patience;
  private @Nullable Ended last;
  private @Nullable Look underWay;

  /** What was seen, if anything was. */
  sealed interface Seen {
    /** All that is stuck. */
    record Known(List<Finding> findings) implements Seen {}

    /** Whether anything is stuck can't be said. */
    record NotKnown(String why) implements Seen {}
  }

  private record Look(Instant began, CompletableFuture<Seen> outcome) {}

  private record Ended(Instant began, Instant ended, Seen seen) {
    /** So that it may be said while the next look is under way. */
    boolean isRecent(Instant now, Duration patience) {
      return !began.plus(FRESH).plus(patience).isBefore(now)
          && Duration.between(began, ended).compareTo(patience) <= 0;
    }

    boolean isFresh(Instant now) {
      return switch (seen) {
        case Seen.Known _ -> !began.plus(FRESH).isBefore(now);
        case Seen.NotKnown _ -> !ended.plus(FRESH_FAILURE).isBefore(now);
      };
    }
  }

  Looks(Auditor auditor, Clock clock, Duration patience) {
    this.auditor = auditor;
    this.clock = clock;
    this.patience = patience;
  }

  Seen seen() {
    var now = clock.instant();
    Look look;
    synchronized (this) {
      var known = last;
      if (known != null && known.isFresh(now)) {
        return known.seen();
      }
      look = underWay;
      if (look != null && known != null && known.isRecent(now, patience)) {
        return known.seen();
      }
      if (look == null) {
        look = begin(now);
      }
    }
    return within(left(look, now), look.outcome());
  }

  private Duration left(Look look, Instant now) {
    return patience.minus(Duration.between(look.began(), now));
  }

  private Look begin(Instant now) {
    var look = new Look(now, new CompletableFuture<>());
    underWay = look;
    Thread.ofVirtual().name("delivery-watch").start(() -> look(look));
    return look;
  }

  private void look(Look look) {
    Seen seen = new Seen.NotKnown(FAILED);
    try {
      seen = new Seen.Known(List.copyOf(auditor.findings()));
    } catch (RuntimeException problem) {
      LOG.warn("whether anything is stuck could not be found out", problem);
    } finally {
      end(look, seen);
    }
  }

  private void end(Look look, Seen seen) {
    synchronized (this) {
      underWay = null;
      last = new Ended(look.began(), clock.instant(), seen);
    }
    look.outcome().complete(seen);
  }

  private Seen within(Duration left, CompletableFuture<Seen> outcome) {
    try {
      return outcome.get(Math.max(0, left.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException _) {
      return new Seen.NotKnown(
          "asking the database what is stuck takes longer than " + patience.toMillis() + " ms");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Seen.NotKnown("who asked what is stuck did not wait for the answer");
    } catch (ExecutionException _) {
      return new Seen.NotKnown(FAILED);
    }
  }
}
