package dev.deskbell.delivery;

import java.time.Instant;

/** What a sender has taken upon itself, or why it has not. */
sealed interface Claim {

  /** Draw it and send it. */
  record Send(Lane lane, long epoch, Told told, Aim aim, Instant at) implements Claim {}

  /** Find out what became of an earlier attempt. */
  record Find(Lane lane, long epoch, Told told, Aim aim, Instant attemptedAt) implements Claim {}

  /** It was settled without a platform. */
  record Settled() implements Claim {}

  /** Not now: somebody else has it, or a budget is spent. */
  record Nothing() implements Claim {}
}
