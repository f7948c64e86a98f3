package dev.deskbell.delivery;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.delivery.Lanes.Tried;
import dev.deskbell.delivery.Witness.Came;
import dev.deskbell.delivery.Witnesses.Seen;
import dev.deskbell.store.OutdatedPlan;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes the next message of a lane, in one short transaction with what it costs. */
@Component
class Claims {

  private static final String NEVER_BACK = "whoever sent it never came back";
  private static final String ASKED_TOO_MUCH = "its platform takes no more questions for now";

  private static final String SHUT = "that room is out of reach";

  private final Heads heads;
  private final Connections connections;
  private final Lanes lanes;
  private final Scopes scopes;
  private final Aims aims;
  private final Platforms platforms;
  private final Drawers drawers;
  private final Ledger ledger;
  private final Doubts doubts;
  private final Problems problems;
  private final Witnesses witnesses;
  private final Unclaimable unclaimable;
  private final Clock clock;
  private final Pace pace;

  Claims(
      JdbcClient db,
      Connections connections,
      Lanes lanes,
      Scopes scopes,
      Aims aims,
      Platforms platforms,
      Drawers drawers,
      Ledger ledger,
      Doubts doubts,
      Problems problems,
      Witnesses witnesses,
      Unclaimable unclaimable,
      Clock clock,
      Pace pace) {
    this.witnesses = witnesses;
    this.unclaimable = unclaimable;
    this.heads = new Heads(db, platforms);
    this.connections = connections;
    this.lanes = lanes;
    this.scopes = scopes;
    this.aims = aims;
    this.platforms = platforms;
    this.drawers = drawers;
    this.ledger = ledger;
    this.doubts = doubts;
    this.problems = problems;
    this.clock = clock;
    this.pace = pace;
  }

  Claim next(Lane lane) {
    try {
      return witnesses.seeing(seen -> connections.briefly(lane.urgency(), () -> take(lane, seen)));
    } catch (OutdatedPlan _) {
      return new Claim.Busy();
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException busy) {
      throw busy;
    } catch (RuntimeException problem) {
      unclaimable.putOff(lane, problem);
      throw problem;
    }
  }

  private Claim take(Lane lane, Seen seen) {
    var now = clock.instant();
    return switch (lanes.lock(lane, now)) {
      case Lanes.Lock.Busy() -> new Claim.Busy();
      case Lanes.Lock.NotNow() -> new Claim.Nothing();
      case Lanes.Lock.Ours(var epoch) -> take(new Locked(lane, epoch), now, seen);
    };
  }

  private Claim take(Locked locked, Instant now, Seen seen) {
    return heads
        .first(locked.lane(), now)
        .map(it -> take(locked, it, now, seen))
        .orElseGet(Claim.Nothing::new);
  }

  private Claim take(Locked locked, Told told, Instant now, Seen seen) {
    return unlessLacking(locked, told, now, seen)
        .orElseGet(() -> waitForPlatform(locked.lane(), told, now));
  }

  /** Empty where it takes a platform that this instance has not got. */
  private Optional<Claim> unlessLacking(Locked lane, Told told, Instant now, Seen seen) {
    return switch (told.state()) {
      case WAITING -> decide(lane, told, now, seen);
      // Nobody holds the lane: whoever sent this never came back.
      case SENDING -> Optional.of(orphan(told, now, seen));
      case UNKNOWN ->
          platforms.isConnected(Doubts.attempted(told).platform())
              ? Optional.of(find(lane, told, now, seen))
              : Optional.empty();
      case DONE, DROPPED, REFUSED, DEAD -> throw new IllegalStateException("finished: " + told);
    };
  }

  private Optional<Claim> decide(Locked lane, Told told, Instant now, Seen seen) {
    return switch (aims.decide(told)) {
      case Aims.Decision.Go(Aim.Into into) when isShut(lane.lane(), now) -> {
        ledger.refused(told, SHUT);
        seen.by(told, into, now, new Came.Lost(SHUT));
        yield Optional.of(new Claim.Settled());
      }
      case Aims.Decision.Go(var aim) -> Optional.of(send(lane, told, aim, now));
      case Aims.Decision.Wait() -> Optional.empty();
      case Aims.Decision.Drop(var why) -> {
        ledger.settle(told, why);
        yield Optional.of(new Claim.Settled());
      }
      case Aims.Decision.Refuse(var why) -> {
        ledger.unreachable(told, why);
        seen.by(told, null, now, new Came.Lost(why));
        yield Optional.of(new Claim.Settled());
      }
    };
  }

  /** A room that turned the desk away is asked again now and then, not with every message. */
  private boolean isShut(Lane lane, Instant now) {
    return problems.isFresh(Problems.Cause.ROOM_UNREACHABLE, lane.key(), now.minus(pace.shut()));
  }

  /**
   * Another instance may have what this one has not: that is kept from nothing by it. What one
   * message for a person waits for, another may not, if they have more accounts.
   */
  private Claim waitForPlatform(Lane lane, Told told, Instant now) {
    var until = now.plus(pace.disconnected(lane.urgency()));
    if (Written.platform(lane.key()).isEmpty() && !aims.isOutOfReach(told.to())) {
      scopes.hold(platforms.lacking() + ScopeNames.message(told), until, now);
      return new Claim.Settled();
    }
    var name = platforms.lacking() + ScopeNames.pause(lane);
    return hold(lane, new Tried(told.id(), "", List.of(name)), name, until, now);
  }

  /** All that waits for that name, until then; nothing was charged. */
  private Claim hold(Lane lane, Tried tried, String name, Instant until, Instant now) {
    scopes.hold(name, until, now);
    lanes.remember(lane, tried);
    return new Claim.Held(tried.of(lane), new Hold(name, until));
  }

  private Claim send(Locked locked, Told told, Aim aim, Instant now) {
    var lane = locked.lane();
    // Of what stands as it is nothing will be asked: as cheap as a change of it.
    var like = like(told, aim);
    var deed = like.map(Told.Deed::of).orElse(Told.Deed.EDIT);
    var holding = ScopeNames.holding(aim, deed, lane);
    var budgets = like.map(it -> platforms.budgets(aim, lane.key(), it)).orElseGet(List::of);
    var tried = tried(told, aim, holding, budgets);
    var pause = like.map(it -> platforms.pause(aim, it)).orElse(Duration.ZERO);
    if (pause.isPositive()) {
      return hold(lane, tried, ScopeNames.pause(lane), now.plus(pause), now);
    }
    return switch (scopes.charge(holding, budgets, told.urgency(), now)) {
      case Charge.Spent(var by) -> {
        lanes.remember(lane, tried);
        yield held(lane, tried, by);
      }
      case Charge.Paid(var full) -> {
        ledger.sending(told, aim, deed, now);
        ledger.merge(told);
        var epoch = lanes.lease(lane, locked.epoch(), pace.lease(), tried);
        yield new Claim.Send(lane, epoch, told, aim, now, full);
      }
    };
  }

  /** It may go at the earliest when the last of all that holds it back does not any more. */
  private static Claim held(Lane lane, Tried tried, List<Hold> by) {
    return by.stream()
        .filter(it -> tried.scopes().contains(it.scope()))
        .max(Comparator.comparing(Hold::until))
        .<Claim>map(it -> new Claim.Held(tried.of(lane), it))
        .orElseGet(Claim.Nothing::new);
  }

  private static Tried tried(Told told, Aim aim, List<String> holding, List<Budget> budgets) {
    var scopes =
        Stream.concat(
                waitedFor(holding, aim),
                budgets.stream().map(it -> Scopes.waitedFor(it, told.urgency())))
            .toList();
    return new Tried(told.id(), aim.platform(), scopes);
  }

  /** What can't be there is found out when it is drawn; until then it costs nothing. */
  private Optional<Outgoing> like(Told told, Aim aim) {
    try {
      return aim.with(told.outgoingId(), drawers.like(told.piece()));
    } catch (IllegalStateException _) {
      return Optional.empty();
    }
  }

  /** A person may have another account when an installation is lost: that is not waited for. */
  private static Stream<String> waitedFor(List<String> holding, Aim aim) {
    return holding.stream()
        .filter(it -> !(aim instanceof Aim.To && it.equals(ScopeNames.installation(aim))));
  }

  private Claim orphan(Told told, Instant now, Seen seen) {
    var deed = told.deed();
    if (told.failures() + 1 >= pace.tries()) {
      var why = NEVER_BACK + ", " + pace.tries() + " times";
      ledger.dead(told, why);
      seen.by(told, Doubts.attempted(told), Doubts.attemptedAt(told), new Came.Lost(why));
      return new Claim.Settled();
    }
    ledger.orphaned(told);
    if (deed == null || deed.repeatable()) {
      ledger.again(told, now);
    } else {
      ledger.unknown(told, now);
      seen.by(told, Doubts.attempted(told), Doubts.attemptedAt(told), new Came.Unclear(NEVER_BACK));
    }
    return new Claim.Settled();
  }

  private Claim find(Locked locked, Told told, Instant now, Seen seen) {
    var aim = Doubts.attempted(told);
    var held = doubts.held(told, now);
    if (held.isPositive()) {
      doubts.notNow(told, held, ASKED_TOO_MUCH, seen);
      return new Claim.Settled();
    }
    var epoch = lanes.lease(locked.lane(), locked.epoch(), pace.lease());
    return new Claim.Find(locked.lane(), epoch, told, aim, Doubts.attemptedAt(told));
  }

  /** A lane that nobody else can claim until the transaction ends. */
  private record Locked(Lane lane, long epoch) {}
}
