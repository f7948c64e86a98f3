package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.delivery.Scopes.Loss;
import dev.deskbell.delivery.Told.Deed;
import dev.deskbell.delivery.Witness.Came;
import dev.deskbell.delivery.Witnesses.Seen;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what came of a claim, only where the lane's epoch is still the claim's: what an
 * instance says that was frozen past its lease changes nothing.
 */
@Component
class Outcomes {

  /** Adapters leave more room than this in their budgets. */
  private static final Duration SOON = Duration.ofMillis(50);

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Connections connections;
  private final Lanes lanes;
  private final Ledger ledger;
  private final Doubts doubts;
  private final Scopes scopes;
  private final Problems problems;
  private final Refusals refusals;
  private final Aims aims;
  private final Witnesses witnesses;
  private final Clock clock;
  private final Pace pace;

  Outcomes(
      Connections connections,
      Lanes lanes,
      Ledger ledger,
      Doubts doubts,
      Scopes scopes,
      Problems problems,
      Refusals refusals,
      Aims aims,
      Witnesses witnesses,
      Clock clock,
      Pace pace) {
    this.connections = connections;
    this.lanes = lanes;
    this.ledger = ledger;
    this.doubts = doubts;
    this.scopes = scopes;
    this.problems = problems;
    this.refusals = refusals;
    this.aims = aims;
    this.witnesses = witnesses;
    this.clock = clock;
    this.pace = pace;
  }

  private boolean ifOurs(Lane lane, long epoch, Consumer<Seen> writing) {
    return witnesses.seeing(seen ->
        connections.persistently(
            lane.urgency(),
            pace.lease(),
            () -> {
              var ours = lanes.release(lane, epoch);
              if (ours) {
                writing.accept(seen);
              }
              return ours;
            }));
  }

  /** It was too late to send it; nothing has happened. */
  boolean unsent(Claim.Send claim) {
    return ifOurs(claim.lane(), claim.epoch(), _ -> ledger.again(claim.told(), clock.instant()));
  }

  /**
   * False when the lane was no longer ours.
   *
   * @param late how long after it was claimed it was sent
   * @param beside what it took of budgets that it was not charged for
   */
  boolean received(
      Claim.Send claim,
      Aim aim,
      Outgoing outgoing,
      Receipt receipt,
      Duration late,
      List<Budget> beside) {
    var deed = Deed.of(outgoing);
    var losses = losses(claim, late, beside);
    return ifOurs(
        claim.lane(),
        claim.epoch(),
        seen -> {
          if (!losses.isEmpty()) {
            scopes.lose(losses, held(claim, aim, deed, receipt));
          }
          receive(claim, aim, deed, receipt, seen);
        });
  }

  private static List<Loss> losses(Claim.Send claim, Duration late, List<Budget> beside) {
    var full = late.compareTo(SOON) > 0 ? claim.full() : List.<Budget>of();
    return Stream.concat(
            full.stream().map(it -> Loss.late(it, late)), beside.stream().map(Loss::beside))
        .toList();
  }

  private static Optional<String> held(Claim.Send claim, Aim aim, Deed deed, Receipt receipt) {
    return receipt instanceof Receipt.Later(_, var scope, _) && scope != Receipt.Scope.MESSAGE
        ? Optional.of(ScopeNames.held(scope, aim, deed, claim.lane().key()))
        : Optional.empty();
  }

  /** Witnesses look where things stand: what came of it is written down before they see it. */
  private void receive(Claim.Send claim, Aim aim, Deed deed, Receipt receipt, Seen seen) {
    var came = came(claim.told(), aim, receipt);
    write(claim, aim, deed, receipt);
    came.ifPresent(it -> seen.by(claim.told(), aim, claim.at(), it));
  }

  private void write(Claim.Send claim, Aim aim, Deed deed, Receipt receipt) {
    var told = claim.told();
    switch (receipt) {
      case Receipt.Delivered(var posting) -> delivered(claim.lane(), told, aim, deed, posting);
      case Receipt.Later(var after, var scope, _) -> later(claim, aim, deed, after, scope);
      case Receipt.Refused(var reason, var why) ->
          refusals.receive(claim, aim, deed, new Receipt.Refused(reason, why));
      case Receipt.Unknown _ when deed.repeatable() ->
          ledger.again(told, clock.instant().plus(pace.doubt()));
      case Receipt.Unknown _ -> ledger.unknown(told, clock.instant().plus(pace.doubt()));
    }
  }

  /** What a witness sees of it; nothing of what surely did not happen and is tried again. */
  private Optional<Came> came(Told told, Aim aim, Receipt receipt) {
    return switch (receipt) {
      case Receipt.Delivered(var posting) -> Optional.of(new Came.Arrived(posting));
      case Receipt.Later _ -> Optional.empty();
      case Receipt.Refused(var reason, var why) ->
          Optional.of(new Came.TurnedAway(reason, why, hasAnotherWay(told, aim, reason)));
      case Receipt.Unknown(var why) -> Optional.of(new Came.Unclear(why));
    };
  }

  private boolean hasAnotherWay(Told told, Aim aim, Reason reason) {
    return aim instanceof Aim.To(var account)
        && reason != Reason.NOT_ACCEPTED
        && aims.hasAnotherWay(told, account);
  }

  private void delivered(Lane lane, Told told, Aim aim, Deed deed, @Nullable Posting posting) {
    ledger.done(told);
    problems.over(
        deed.isMessage() ? lane.key() : told.piece().topic(), ScopeNames.installation(aim));
    switch (aim) {
      case Aim.Into _, Aim.To _, Aim.Within _ -> {
        if (deed.leavesSomething()) {
          posted(told, posting);
        }
      }
      case Aim.Over _, Aim.About _ -> {}
      case Aim.Off _, Aim.Shut _ -> ledger.gone(told);
    }
  }

  private void posted(Told told, @Nullable Posting posting) {
    if (told.manner() == Telling.Manner.ONCE) {
      return;
    }
    if (posting == null) {
      problems.about(
          told,
          Problems.Cause.NOT_ACCEPTED,
          told.piece().topic(),
          "it was posted, but the platform did not say where");
      return;
    }
    ledger.stands(told, posting);
  }

  private void later(Claim.Send claim, Aim aim, Deed deed, Duration after, Receipt.Scope scope) {
    var now = clock.instant();
    var wait = after.compareTo(SHORTEST) < 0 ? SHORTEST : after;
    if (scope == Receipt.Scope.MESSAGE) {
      ledger.again(claim.told(), now.plus(wait));
    } else {
      scopes.hold(ScopeNames.held(scope, aim, deed, claim.lane().key()), now.plus(wait), now);
      ledger.again(claim.told(), now);
    }
  }

  /** What stands is as it should be. */
  boolean unchanged(Claim.Send claim) {
    return ifOurs(claim.lane(), claim.epoch(), _ -> ledger.done(claim.told()));
  }

  /** Nothing to show and nothing stands. */
  boolean hidden(Claim.Send claim) {
    return ifOurs(claim.lane(), claim.epoch(), _ -> ledger.settle(claim.told(), "nothing to show"));
  }

  /** The drawer failed; nothing was sent. */
  boolean undrawn(Claim.Send claim, String why) {
    var told = claim.told();
    return ifOurs(
        claim.lane(),
        claim.epoch(),
        seen -> {
          if (told.failures() + 1 >= pace.tries()) {
            ledger.dead(told, why);
            seen.by(told, claim.aim(), claim.at(), new Came.Lost(why));
          } else {
            ledger.failed(told, clock.instant().plus(pace.againAfter(told.failures())));
          }
        });
  }

  /** The database did not tell just now what to draw, which is no fault of the message. */
  boolean unreadable(Claim.Send claim) {
    return ifOurs(
        claim.lane(),
        claim.epoch(),
        _ -> ledger.again(claim.told(), clock.instant().plus(pace.again())));
  }

  /** What a reconciler found out. */
  boolean found(Claim.Find claim, Finding finding) {
    return ifOurs(
        claim.lane(),
        claim.epoch(),
        seen -> {
          switch (finding) {
            case Finding.Done(var posting) -> {
              delivered(claim.lane(), claim.told(), claim.aim(), deed(claim), posting);
              see(claim, new Came.Arrived(posting), seen);
            }
            case Finding.Absent() -> ledger.resend(claim.told(), false);
            case Finding.NotNow(var after, var why) -> {
              doubts.hold(claim.told(), after);
              doubts.notNow(claim.told(), after, why, seen);
            }
            case Finding.Unclear(var why) -> doubts.unclear(claim.told(), why, seen);
          }
        });
  }

  private static Deed deed(Claim.Find claim) {
    return Objects.requireNonNull(claim.told().deed());
  }

  private static void see(Claim.Find claim, Came came, Seen seen) {
    seen.by(claim.told(), claim.aim(), claim.attemptedAt(), came);
  }

  /** The reconciler itself failed; it is asked again, but not for ever. */
  boolean unasked(Claim.Find claim, String why) {
    return ifOurs(
        claim.lane(), claim.epoch(), seen -> doubts.notNow(claim.told(), Duration.ZERO, why, seen));
  }
}
