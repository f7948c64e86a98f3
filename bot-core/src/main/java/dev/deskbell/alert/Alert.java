package dev.deskbell.alert;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert stands: the fold over everything its source said, in whatever order it arrived.
 *
 * @param last the signal that decides
 * @param times how often it began
 * @param group where it belongs, or null
 * @param waitingUntil until when it is held back
 */
record Alert(
    String integration, Signal last, int times, @Nullable Long group, Instant waitingUntil) {

  /** For who sends no more: no integration of that name is left. */
  static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

  static Alert first(String integration, Signal signal) {
    return new Alert(integration, signal, signal.firing() ? 1 : 0, null, Instant.MIN);
  }

  /** The later word decides; of two at one moment the end does. */
  Alert and(Signal signal) {
    var later = signal.at().compareTo(last.at());
    var decides = later > 0 || (later == 0 && !signal.firing());
    return new Alert(
        integration,
        decides ? signal : last,
        times + (signal.firing() ? 1 : 0),
        group,
        waitingUntil);
  }

  Alert in(@Nullable Long another) {
    return new Alert(integration, last, times, another, Instant.MIN);
  }

  Alert waiting(Instant until) {
    return new Alert(integration, last, times, null, until);
  }
}
