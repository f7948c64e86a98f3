package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import java.time.Instant;
import java.util.List;

/** What a sender has taken upon itself, or why it has not. */
sealed interface Claim {

  /**
   * Draw it and send it.
   *
   * @param full the budgets that were full when it drew on them
   */
  record Send(Lane lane, long epoch, Told told, Aim aim, Instant at, List<Budget> full)
      implements Claim {}

  /** Find out what became of an earlier attempt. */
  record Find(Lane lane, long epoch, Told told, Aim aim, Instant attemptedAt) implements Claim {}

  /** It was settled without a platform. */
  record Settled() implements Claim {}

  /** Somebody else is claiming there at this very moment, or has just changed the tables. */
  record Busy() implements Claim {}

  /** Not now: this holds its oldest message back. */
  record Held(Waiting.Found found, Hold by) implements Claim {}

  /** Not now: somebody else has it, or there is nothing. */
  record Nothing() implements Claim {}
}
