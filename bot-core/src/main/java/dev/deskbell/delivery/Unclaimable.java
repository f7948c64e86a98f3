package dev.deskbell.delivery;

import dev.deskbell.delivery.Lanes.Lock;
import dev.deskbell.delivery.Witness.Came;
import dev.deskbell.delivery.Witnesses.Seen;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What can't even be claimed is tried again later: nothing waits behind it meanwhile, and whoever
 * can do something about it {@linkplain FailingClaims hears of it}. More often than the message it
 * may be the desk that is at fault (a defect, a missing right, a version that is about to go): it
 * is given up only when it has been tried for long, and nothing else fails so.
 */
@Component
class Unclaimable {
  private static final Logger LOG = LoggerFactory.getLogger(Unclaimable.class);

  private static final Duration ALONE = Duration.ofMinutes(10);
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Heads heads;
  private final Connections connections;
  private final Lanes lanes;
  private final Ledger ledger;
  private final FailingClaims failing;
  private final Witnesses witnesses;
  private final Clock clock;
  private final Pace pace;

  Unclaimable(
      JdbcClient db,
      Connections connections,
      Lanes lanes,
      Ledger ledger,
      Platforms platforms,
      FailingClaims failing,
      Witnesses witnesses,
      Clock clock,
      Pace pace) {
    this.heads = new Heads(db, platforms);
    this.connections = connections;
    this.lanes = lanes;
    this.ledger = ledger;
    this.failing = failing;
    this.witnesses = witnesses;
    this.clock = clock;
    this.pace = pace;
  }

  /** Who is first in that lane could not be claimed; nothing of what was tried was written down. */
  void putOff(Lane lane, RuntimeException problem) {
    var why = "it can't be claimed: " + problem;
    try {
      witnesses.seeing(seen ->
          connections.briefly(lane.urgency(), () -> putOff(lane, why, clock.instant(), seen)));
    } catch (RuntimeException another) {
      problem.addSuppressed(another);
      putAside(lane, problem);
    }
  }

  private boolean putOff(Lane lane, String why, Instant now, Seen seen) {
    var head =
        lanes.lock(lane, now) instanceof Lock.Ours ? head(lane, now) : Optional.<Head>empty();
    head.ifPresent(it -> {
      if (isHopeless(it, lane, now)) {
        giveUp(it, why, now, seen);
      } else {
        ledger.triedInVain(it.id(), now.plus(pace.againAfter(it.vain())));
      }
    });
    return head.isPresent();
  }

  private boolean isHopeless(Head head, Lane lane, Instant now) {
    var tried = pace.triedFor(head.vain());
    return tried.compareTo(LONGEST) >= 0
        || (tried.compareTo(ALONE) >= 0 && !failing.areElsewhere(lane, now));
  }

  private void giveUp(Head head, String why, Instant now, Seen seen) {
    ledger.dead(head.id(), head.topic(), why);
    head.told().ifPresent(it -> seen.by(it, null, now, new Came.Lost(why)));
  }

  /**
   * The lane itself is at fault, longer than until somebody looks again: the rest of a page's room
   * has its turn then.
   */
  private void putAside(Lane lane, RuntimeException problem) {
    try {
      connections.briefly(
          lane.urgency(),
          () -> {
            lanes.putAside(lane, pace.poll().multipliedBy(2));
            return true;
          });
    } catch (RuntimeException another) {
      problem.addSuppressed(another);
    }
  }

  private Optional<Head> head(Lane lane, Instant now) {
    return heads.row(lane, now).query(Unclaimable::head).optional();
  }

  /**
   * Who is first in a lane.
   *
   * @param vain how often it could not be claimed
   * @param told empty where not even its row can be understood
   */
  private record Head(long id, String topic, int vain, Optional<Told> told) {}

  private static Head head(ResultSet row, int number) throws SQLException {
    return new Head(
        row.getLong("id"), row.getString("topic"), row.getInt("vain"), told(row, number));
  }

  private static Optional<Told> told(ResultSet row, int number) throws SQLException {
    try {
      return Optional.of(Rows.told(row, number));
    } catch (RuntimeException problem) {
      LOG.warn("message {} can't be understood", row.getLong("id"), problem);
      return Optional.empty();
    }
  }
}
