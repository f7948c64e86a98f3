package dev.deskbell.slack;

import dev.deskbell.chat.Absence;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Events that Slack tells again over HTTP: it could not reach the desk. It gives each up within
 * minutes, so that a repeated one says that others may be lost, since the desk was heard last. One
 * that was heard and is told again, because the answer came late, says nothing; and neither does a
 * silence in which Slack may have given up everything: that remains a doubt.
 */
final class SlackRetries {

  /** Shorter silences are made up for by Slack, which tells again at once and after a minute. */
  private static final Duration SHORT = Duration.ofMinutes(1);

  /** Slack tells an event for the last time five minutes after the time before. */
  private static final Duration LAST = Duration.ofMinutes(10);

  /** A silence of which nothing is told again any more may have lost something nonetheless. */
  private static final Duration DOUBTFUL = Duration.ofMinutes(5);

  private final Absence absence;
  private final Clock clock;
  private final Deque<Span> silences = new ArrayDeque<>();
  private final Map<String, Instant> events = new LinkedHashMap<>();
  private @Nullable Instant heard;
  private @Nullable Span madeUp;

  SlackRetries(Absence absence, Clock clock) {
    this.absence = absence;
    this.clock = clock;
  }

  private record Span(Instant from, Instant until) {
    boolean isShort() {
      return isShorterThan(SHORT);
    }

    boolean isShorterThan(Duration other) {
      return from.plus(other).isAfter(until);
    }

    boolean hasAll(Span other, Instant last) {
      return !other.from.isBefore(from) && last.isBefore(until);
    }
  }

  /** Something came, for the first time. */
  synchronized void came() {
    var silence = ended();
    if (!silence.isShorterThan(DOUBTFUL)) {
      absence.perhaps(Slack.NAME, silence.from);
    }
  }

  /** That event was answered as heard. */
  synchronized void heard(String event) {
    var now = clock.instant();
    events.putIfAbsent(event, now);
    var oldest = events.values().iterator();
    while (oldest.hasNext() && oldest.next().plus(LAST).isBefore(now)) {
      oldest.remove();
    }
  }

  private Span ended() {
    var now = clock.instant();
    var silence = new Span(heard == null ? now : heard, now);
    if (!silence.isShort()) {
      silences.add(silence);
    }
    silences.removeIf(it -> it.until.plus(LAST).isBefore(now));
    heard = now;
    return silence;
  }

  /** That event, which happened then, came again. */
  synchronized void cameAgain(String event, Instant happened) {
    if (events.containsKey(event)) {
      came();
      return;
    }
    ended();
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
