package dev.deskbell.delivery;

import dev.deskbell.chat.Place;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Receipt.Reason;
import dev.deskbell.delivery.Told.Deed;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What follows when a platform turns something away for good: another account, the card anew, a
 * problem for administrators, or nothing. In the transaction that writes the outcome down.
 */
@Component
class Refusals {
  private final Ledger ledger;
  private final Scopes scopes;
  private final Problems problems;
  private final Deliveries deliveries;
  private final Clock clock;
  private final Pace pace;

  Refusals(
      Ledger ledger,
      Scopes scopes,
      Problems problems,
      Deliveries deliveries,
      Clock clock,
      Pace pace) {
    this.ledger = ledger;
    this.scopes = scopes;
    this.problems = problems;
    this.deliveries = deliveries;
    this.clock = clock;
    this.pace = pace;
  }

  void receive(Claim.Send claim, Aim aim, Deed deed, Receipt.Refused no) {
    var lane = claim.lane();
    var told = claim.told();
    var gone = no.reason() == Reason.PLACE_GONE;
    if (no.reason() == Reason.INSTALLATION_LOST) {
      lostInstallation(claim, aim, no.why());
    } else if (no.reason() == Reason.NOT_POSSIBLE && (!deed.isMessage() || deed == Deed.UPLOAD)) {
      // What a platform has not got is nobody's fault: the desk does without.
      ledger.refused(told, no.why());
    } else {
      switch (aim) {
        case Aim.To(var account) when no.reason() != Reason.NOT_ACCEPTED ->
            ledger.withoutAccount(told, account);
        case Aim.Off _, Aim.Shut _ when gone -> goneAlready(told);
        case Aim.Over _ when gone -> lostCard(told);
        case Aim.About _ when gone -> goneAlready(told);
        case Aim.Into(var place, _) when gone -> goneBefore(lane, told, place, deed, no);
        case Aim.Into _, Aim.To _, Aim.Within _, Aim.Over _, Aim.About _, Aim.Off _, Aim.Shut _ ->
            turnedAway(lane, told, deed, no);
      }
    }
  }

  private void goneAlready(Told told) {
    ledger.done(told);
    ledger.gone(told);
  }

  private void goneBefore(Lane lane, Told told, Place place, Deed deed, Receipt.Refused no) {
    switch (told.to()) {
      case Destination.Below below when place.isThread() && told.failures() + 1 < pace.tries() ->
          lostThread(told, below);
      case Destination.Inside room -> {
        ledger.refused(told, no.why());
        ledger.gone(room);
      }
      case Destination.Below _,
          Destination.Room _,
          Destination.Someone _,
          Destination.OnAccount _,
          Destination.Workspace _ ->
          turnedAway(lane, told, deed, no);
    }
  }

  private void turnedAway(Lane lane, Told told, Deed deed, Receipt.Refused no) {
    ledger.refused(told, no.why());
    var cause = cause(no.reason(), deed);
    var about = cause == Problems.Cause.ROOM_UNREACHABLE ? lane.key() : told.piece().topic();
    problems.about(told, cause, about, no.why());
  }

  /** The message waits, whether the installation is lost or came back while this was asked. */
  private void lostInstallation(Claim.Send claim, Aim aim, String why) {
    var name = ScopeNames.installation(aim);
    if (scopes.stop(name, claim.at(), clock.instant())) {
      problems.about(claim.told(), Problems.Cause.INSTALLATION_LOST, name, why);
    }
    ledger.again(claim.told(), clock.instant());
  }

  /** It is posted again with the next change; at once if something waits for its thread. */
  private void lostCard(Told told) {
    ledger.done(told);
    ledger.lost(told.piece(), told.to());
    if (ledger.holdsUp(told)) {
      again(told.piece(), told.to(), told.urgency());
    }
  }

  /** A new message in the thread is a change of its ticket: the card is posted again before it. */
  private void lostThread(Told told, Destination.Below below) {
    ledger.failed(told, clock.instant());
    ledger.lost(below.piece(), below.where());
    again(below.piece(), below.where(), told.urgency());
  }

  private void again(Piece piece, Destination to, Telling.Urgency urgency) {
    var card = Telling.keep(piece, to);
    deliveries.tell(List.of(urgency == Telling.Urgency.PAGE ? card.urgently() : card));
  }

  private static Problems.Cause cause(Reason reason, Deed deed) {
    return switch (reason) {
      case PLACE_GONE, NOT_ALLOWED, PERSON_UNREACHABLE ->
          deed.isMessage() ? Problems.Cause.ROOM_UNREACHABLE : Problems.Cause.NOT_ALLOWED;
      case NOT_ACCEPTED, NOT_POSSIBLE -> Problems.Cause.NOT_ACCEPTED;
      case INSTALLATION_LOST -> Problems.Cause.INSTALLATION_LOST;
    };
  }
}
