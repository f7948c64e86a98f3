package dev.deskbell.delivery;

import dev.deskbell.chat.Posting;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.delivery.Witness.Came;
import dev.deskbell.delivery.Witnesses.Seen;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes down what came of a claim, only where the lane's epoch is still the claim's: what an
 * instance says that was frozen past its lease changes nothing.
 */
@Component
class Outcomes {

  private static final Duration SHORTEST = Duration.ofMillis(100);

  private final Connections connections;
  private final Lanes lanes;
  private final Ledger ledger;
  private final Scopes scopes;
  private final Problems problems;
  private final Deliveries deliveries;
  private final Aims aims;
  private final Witnesses witnesses;
  private final Clock clock;
  private final Pace pace;

  Outcomes(
      Connections connections,
      Lanes lanes,
      Ledger ledger,
      Scopes scopes,
      Problems problems,
      Deliveries deliveries,
      Aims aims,
      Witnesses witnesses,
      Clock clock,
      Pace pace) {
    this.connections = connections;
    this.lanes = lanes;
    this.ledger = ledger;
    this.scopes = scopes;
    this.problems = problems;
    this.deliveries = deliveries;
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

  /** False when the lane was no longer ours. */
  boolean received(Claim.Send claim, Aim aim, Receipt receipt) {
    return ifOurs(claim.lane(), claim.epoch(), seen -> receive(claim, aim, receipt, seen));
  }

  private void receive(Claim.Send claim, Aim aim, Receipt receipt, Seen seen) {
    var told = claim.told();
    came(told, aim, receipt).ifPresent(it -> seen.by(told, aim, claim.at(), it));
    switch (receipt) {
      case Receipt.Delivered(var posting) -> delivered(claim.lane(), told, aim, posting);
      case Receipt.Later(var after, var scope, _) -> later(claim, aim, after, scope);
      case Receipt.Refused(var reason, var why) -> refused(claim.lane(), told, aim, reason, why);
      case Receipt.Unknown _ when aim.deed().repeatable() ->
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

  private void delivered(Lane lane, Told told, Aim aim, @Nullable Posting posting) {
    ledger.done(told);
    problems.close(lane.key());
    switch (aim) {
      case Aim.Into _, Aim.To _ -> posted(told, posting);
      case Aim.Over _ -> {}
      case Aim.Off _ -> ledger.gone(told);
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

  private void later(Claim.Send claim, Aim aim, Duration after, Receipt.Scope scope) {
    var now = clock.instant();
    var wait = after.compareTo(SHORTEST) < 0 ? SHORTEST : after;
    scopes.hold(Scopes.held(scope, aim, claim.lane().key()), now.plus(wait), now);
    ledger.again(claim.told(), now);
  }

  private void refused(Lane lane, Told told, Aim aim, Reason reason, String why) {
    if (reason == Reason.INSTALLATION_LOST) {
      lostInstallation(told, aim, why);
      return;
    }
    switch (aim) {
      case Aim.To(var account) when reason != Reason.NOT_ACCEPTED ->
          ledger.withoutAccount(told, account);
      case Aim.Off _ when reason == Reason.PLACE_GONE -> delivered(lane, told, aim, null);
      case Aim.Over _ when reason == Reason.PLACE_GONE -> {
        ledger.done(told);
        ledger.lost(told.piece(), told.to());
      }
      case Aim.Into(var place)
          when reason == Reason.PLACE_GONE
              && place.isThread()
              && told.to() instanceof Destination.Below below
              && told.failures() + 1 < pace.tries() ->
          lostThread(told, below);
      case Aim.Into _, Aim.To _, Aim.Over _, Aim.Off _ -> {
        ledger.refused(told, why);
        problems.about(told, cause(reason), about(reason, lane, told), why);
      }
    }
  }

  private void lostInstallation(Told told, Aim aim, String why) {
    var name = Scopes.installation(aim);
    scopes.stop(name, clock.instant());
    ledger.again(told, clock.instant());
    problems.about(told, Problems.Cause.INSTALLATION_LOST, name, why);
  }

  /** A new message in the thread is a change of its ticket: the card is posted again before it. */
  private void lostThread(Told told, Destination.Below below) {
    ledger.failed(told, clock.instant());
    ledger.lost(below.piece(), below.where());
    var card = Telling.keep(below.piece(), below.where());
    deliveries.tell(List.of(told.urgency() == Telling.Urgency.PAGE ? card.urgently() : card));
  }

  private static Problems.Cause cause(Reason reason) {
    return switch (reason) {
      case PLACE_GONE, NOT_ALLOWED, PERSON_UNREACHABLE -> Problems.Cause.ROOM_UNREACHABLE;
      case NOT_ACCEPTED, NOT_POSSIBLE -> Problems.Cause.NOT_ACCEPTED;
      case INSTALLATION_LOST -> Problems.Cause.INSTALLATION_LOST;
    };
  }

  private static String about(Reason reason, Lane lane, Told told) {
    return cause(reason) == Problems.Cause.ROOM_UNREACHABLE ? lane.key() : told.piece().topic();
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

  /** What a reconciler found out. */
  boolean found(Claim.Find claim, Finding finding) {
    return ifOurs(
        claim.lane(),
        claim.epoch(),
        seen -> {
          switch (finding) {
            case Finding.Done(var posting) -> {
              delivered(claim.lane(), claim.told(), claim.aim(), posting);
              see(claim, new Came.Arrived(posting), seen);
            }
            case Finding.Absent() -> ledger.resend(claim.told(), false);
            case Finding.Unclear(var why) -> unclear(claim, why, seen);
          }
        });
  }

  private static void see(Claim.Find claim, Came came, Seen seen) {
    seen.by(claim.told(), claim.aim(), claim.attemptedAt(), came);
  }

  private void unclear(Claim.Find claim, String why, Seen seen) {
    var told = claim.told();
    if (told.lossIsWorse() && !told.maybeDoubled()) {
      ledger.resend(told, true);
    } else {
      ledger.doubtful(told, why);
      see(claim, new Came.Lost(why), seen);
    }
  }

  /** The reconciler itself failed; it is asked again, but not for ever. */
  boolean unasked(Claim.Find claim, String why) {
    var told = claim.told();
    return ifOurs(
        claim.lane(),
        claim.epoch(),
        seen -> {
          if (told.failures() + 1 >= pace.tries()) {
            unclear(claim, why, seen);
          } else {
            ledger.failed(told, clock.instant().plus(pace.againAfter(told.failures())));
          }
        });
  }
}
