package dev.deskbell.change;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a change went.
 *
 * @param review what was learnt
 */
record Course(
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable Result result,
    @Nullable Verdict verdict,
    String review) {
  static final Course AHEAD = new Course(null, null, null, null, "");

  Course started(Instant at) {
    return new Course(at, null, null, null, "");
  }

  Course ended(Instant at, Result how) {
    return new Course(startedAt, at, how, null, "");
  }

  Course reviewed(Verdict found, String lessons) {
    return new Course(startedAt, endedAt, result, found, lessons);
  }
}
