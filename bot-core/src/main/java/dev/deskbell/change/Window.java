package dev.deskbell.change;

import dev.deskbell.conversation.Refusal;
import java.time.Duration;
import java.time.Instant;

/** When a change is to be carried out: from the first moment to before the last. */
record Window(Instant from, Instant until) {
  Window {
    if (!until.isAfter(from)) {
      throw new Refusal("It must end after it begins. Say a later end.");
    }
  }

  Duration length() {
    return Duration.between(from, until);
  }

  boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  boolean overlaps(Window other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /** Whether this is the same but for that much, and not longer. */
  boolean isNearly(Window other, Duration apart) {
    return Duration.between(from, other.from).abs().compareTo(apart) <= 0
        && length().compareTo(other.length()) <= 0;
  }
}
