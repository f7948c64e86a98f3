package dev.deskbell.delivery;

import dev.deskbell.delivery.Witness.Came;
import dev.deskbell.delivery.Witnesses.Seen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * Messages of which nobody knows whether they arrived: looked for again while the platform only
 * says "not now", then decided by what is worse for them. In the caller's transaction.
 */
@Component
class Doubts {
  private final Ledger ledger;
  private final Scopes scopes;
  private final Clock clock;
  private final Pace pace;

  Doubts(Ledger ledger, Scopes scopes, Clock clock, Pace pace) {
    this.ledger = ledger;
    this.scopes = scopes;
    this.clock = clock;
    this.pace = pace;
  }

  static Aim attempted(Told told) {
    return Aim.read(Objects.requireNonNull(told.target(), "an unknown outcome of no attempt"));
  }

  static Instant attemptedAt(Told told) {
    return Objects.requireNonNull(told.attemptedAt(), "a message that was never sent");
  }

  /** Nobody looks there meanwhile: what the platform said holds for all messages of a workspace. */
  void hold(Told told, Duration after) {
    if (!after.isPositive()) {
      return;
    }
    var now = clock.instant();
    scopes.hold(ScopeNames.looking(attempted(told)), now.plus(after), now);
  }

  /** For how long nobody looks where it may have arrived. */
  Duration held(Told told, Instant now) {
    return scopes
        .freeAt(ScopeNames.looking(attempted(told)))
        .filter(it -> it.isAfter(now))
        .map(it -> Duration.between(now, it))
        .orElse(Duration.ZERO);
  }

  /** It could not be looked for; it is again, a bounded number of times. */
  void notNow(Told told, Duration after, String why, Seen seen) {
    if (told.looks() + 1 >= pace.looks(told.urgency())
        || after.compareTo(pace.longestLook(told.urgency())) > 0) {
      unclear(told, why, seen);
      return;
    }
    var backoff = pace.againAfter(told.looks());
    ledger.lookAgain(told, clock.instant().plus(after.compareTo(backoff) > 0 ? after : backoff));
  }

  /** Nobody can know. */
  void unclear(Told told, String why, Seen seen) {
    if (told.lossIsWorse() && !told.maybeDoubled()) {
      ledger.resend(told, true);
    } else {
      ledger.doubtful(told, why);
      seen.by(told, attempted(told), attemptedAt(told), new Came.Lost(why));
    }
  }
}
