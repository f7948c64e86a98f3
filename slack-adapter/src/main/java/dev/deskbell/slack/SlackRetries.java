package dev.deskbell.slack;

import dev.deskbell.chat.Absence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * Events that Slack tells again over HTTP: it could not reach the desk. It gives each up within
 * minutes, so that a repeated one says that others may be lost, since the desk was heard last.
 */
final class SlackRetries {

  /** Shorter silences are made up for by Slack, which tells again at once and after a minute. */
  private static final Duration SHORT = Duration.ofMinutes(1);

  /** Slack tells an event for the last time five minutes after the time before. */
  private static final Duration LAST = Duration.ofMinutes(10);

  private final Absence absence;
  private final Clock clock;
  private final Deque<Span> silences = new ArrayDeque<>();
  private @Nullable Instant heard;
  private @Nullable Span madeUp;

  SlackRetries(Absence absence, Clock clock) {
    this.absence = absence;
    this.clock = clock;
  }

  private record Span(Instant from, Instant until) {
    boolean isShort() {
      return from.plus(SHORT).isAfter(until);
    }

    boolean hasAll(Span other, Instant last) {
      return !other.from.isBefore(from) && last.isBefore(until);
    }
  }

  /** Something came, for the first time. */
  synchronized void came() {
    var now = clock.instant();
    var silence = new Span(heard == null ? now : heard, now);
    if (!silence.isShort()) {
      silences.add(silence);
    }
    silences.removeIf(it -> it.until.plus(LAST).isBefore(now));
    heard = now;
  }

  /** Something that happened then came again. */
  synchronized void cameAgain(Instant happened) {
    came();
    var now = clock.instant();
    var since =
        silences.stream()
            .filter(it -> !it.until.isBefore(happened))
            .map(Span::from)
            .filter(it -> it.isBefore(happened))
            .min(Comparator.naturalOrder())
            .orElse(happened);
    var doubtful = new Span(since, now);
    if (!doubtful.isShort() && (madeUp == null || !madeUp.hasAll(doubtful, happened))) {
      madeUp = doubtful;
      absence.over(Slack.NAME, since);
    }
  }
}
