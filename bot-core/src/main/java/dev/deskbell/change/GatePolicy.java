package dev.deskbell.change;

import dev.deskbell.policy.Section;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** {@code gate.yaml}. */
record GatePolicy(@Nullable Integer quorum, @Nullable Integer openMinutes) {
  static final Section<GatePolicy> SECTION =
      Section.of("gate", GatePolicy.class, new GatePolicy(null, null));

  int people() {
    return quorum == null ? 2 : quorum;
  }

  Duration open() {
    return Duration.ofMinutes(openMinutes == null ? 60 : openMinutes);
  }
}
