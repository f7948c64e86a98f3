package dev.deskbell.delivery;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.chat.Reconciler.Finding;
import dev.deskbell.delivery.Drawer.Drawn;
import dev.deskbell.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Takes one message of a lane, draws it, sends it, writes down what came of it. */
@Component
class Sender {

  private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

  /** Together longer than a claim may wait for a lock of its own. */
  private static final int MOST_AGAIN = 120;

  /** What is no page is found again by whoever looks at all lanes. */
  private static final int FEW_AGAIN = 4;

  private static final Duration A_MOMENT = Duration.ofMillis(25);

  private final Claims claims;
  private final Outcomes outcomes;
  private final Drawers drawers;
  private final Platforms platforms;
  private final Accounts accounts;
  private final Connections connections;
  private final Clock clock;
  private final Pace pace;

  Sender(
      Claims claims,
      Outcomes outcomes,
      Drawers drawers,
      Platforms platforms,
      Accounts accounts,
      Connections connections,
      Clock clock,
      Pace pace) {
    this.accounts = accounts;
    this.claims = claims;
    this.outcomes = outcomes;
    this.drawers = drawers;
    this.platforms = platforms;
    this.connections = connections;
    this.clock = clock;
    this.pace = pace;
  }

  /**
   * A page does not leave because somebody claims what else there is for its room just then: until
   * it is looked for again, many of those might go before it.
   */
  Claim claim(Lane lane) throws InterruptedException {
    var claim = claims.next(lane);
    var most =
        switch (lane.urgency()) {
          case PAGE -> MOST_AGAIN;
          case USUAL -> FEW_AGAIN;
        };
    for (var again = 0; again < most && claim instanceof Claim.Busy; again++) {
      Thread.sleep(A_MOMENT);
      claim = claims.next(lane);
    }
    return claim;
  }

  /**
   * Does what was claimed.
   *
   * @param started on the machine's own clock, before it was claimed
   */
  void send(Claim.Send claim, long started) throws InterruptedException {
    if (claim.aim() instanceof Aim.Off || claim.aim() instanceof Aim.Shut) {
      deliver(claim, claim.aim(), new Drawn.Hidden(), started);
      return;
    }
    Drawn drawn;
    try {
      drawn = draw(claim.told(), claim.aim());
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (TransientDataAccessException
        | DataAccessResourceFailureException
        | TransactionException busy) {
      LOG.info("{} is drawn later: {}", claim.told().piece(), busy.toString());
      outcomes.unreadable(claim);
      return;
    } catch (Exception problem) {
      LOG.warn("{} can't be drawn", claim.told().piece(), problem);
      outcomes.undrawn(claim, "it can't be drawn: " + problem);
      return;
    }
    send(claim, drawn, started);
  }

  private void send(Claim.Send claim, Drawn drawn, long started) throws InterruptedException {
    if (!(drawn instanceof Drawn.Hidden)) {
      deliver(claim, claim.aim(), drawn, started);
      return;
    }
    var undone = claim.aim().undone();
    if (undone.isPresent()) {
      deliver(claim, undone.get(), drawn, started);
    } else {
      outcomes.hidden(claim);
    }
  }

  private void deliver(Claim.Send claim, Aim aim, Drawn drawn, long started)
      throws InterruptedException {
    Optional<Outgoing> outgoing;
    try {
      outgoing = aim.with(claim.told().outgoingId(), drawn);
    } catch (RuntimeException problem) {
      LOG.warn("{} can't be sent", claim.told().piece(), problem);
      outcomes.undrawn(claim, "it can't be sent: " + problem);
      return;
    }
    if (outgoing.isPresent()) {
      deliver(claim, aim, outgoing.get(), started);
    } else {
      outcomes.unchanged(claim);
    }
  }

  private Drawn draw(Told told, Aim aim) throws Exception {
    var view = aim.seenBy(reader(told.to()), room(told.to()));
    return Limited.to(
        pace.drawing(),
        () ->
            connections.drawing(
                told.urgency(), () -> drawers.of(told.piece()).draw(told.piece(), view)));
  }

  private Person.@Nullable Id reader(Destination to) {
    return switch (to) {
      case Destination.Room _, Destination.Workspace _, Destination.Inside _ -> null;
      case Destination.Someone(var person) -> person;
      case Destination.OnAccount(var account) -> accounts.behind(account).orElseThrow();
      case Destination.Below(_, var where) -> reader(where);
    };
  }

  private static @Nullable Piece room(Destination to) {
    return switch (to) {
      case Destination.Inside(var room, _) -> room;
      case Destination.Below(_, var where) -> room(where);
      case Destination.Room _,
          Destination.Someone _,
          Destination.OnAccount _,
          Destination.Workspace _ ->
          null;
    };
  }

  private void deliver(Claim.Send claim, Aim aim, Outgoing outgoing, long started)
      throws InterruptedException {
    // A frozen instance wakes up here with a lease that others have taken over.
    var passed = System.nanoTime() - started;
    if (passed > pace.lease().minus(pace.sending()).toNanos()) {
      outcomes.unsent(claim);
      return;
    }
    var late = Duration.between(claim.at(), clock.instant());
    var receipt = ask(aim.platform(), outgoing);
    var beside = platforms.beside(aim, outgoing);
    if (!outcomes.received(claim, aim, outgoing, receipt, late, beside)) {
      LOG.warn("{} was taken over by another instance", claim.told().piece());
    }
  }

  private Receipt ask(String platform, Outgoing outgoing) throws InterruptedException {
    var chat = platforms.find(platform).orElseThrow();
    try {
      return Limited.to(pace.sending(), () -> chat.deliver(outgoing));
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception problem) {
      LOG.warn("{} gave no receipt", platform, problem);
      return new Receipt.Unknown(problem.toString());
    }
  }

  /** Finds out what became of it. */
  void find(Claim.Find claim) throws InterruptedException {
    var reconciler = platforms.reconciler(claim.aim().platform());
    if (reconciler.isEmpty()) {
      outcomes.found(claim, new Finding.Unclear("the answer was lost and can't be looked up"));
      return;
    }
    try {
      var outgoing = claim.aim().with(claim.told().outgoingId(), redrawn(claim)).orElseThrow();
      outcomes.found(
          claim,
          Limited.to(pace.sending(), () -> reconciler.get().find(outgoing, claim.attemptedAt())));
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception problem) {
      LOG.warn("{} could not be looked up", claim.told().piece(), problem);
      outcomes.unasked(claim, problem.toString());
    }
  }

  /** For platforms that compare: what it looks like now, if it still looks like anything. */
  private Drawn redrawn(Claim.Find claim) throws InterruptedException {
    var like = drawers.like(claim.told().piece());
    try {
      var drawn = draw(claim.told(), claim.aim());
      return drawn instanceof Drawn.Hidden ? like : drawn;
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception _) {
      return like;
    }
  }
}
