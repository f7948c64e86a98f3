package dev.deskbell.status;

import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.store.Writes;
import dev.deskbell.ticket.DueWork;
import dev.deskbell.ticket.Fact;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Begins and ends announced maintenance, and reminds authors of what is still open. */
@Component
class StatusRounds implements DueWork {
  private static final int BATCH = 50;

  private final JdbcClient db;
  private final Writes writes;
  private final Notices notices;
  private final Publishing publishing;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  StatusRounds(
      JdbcClient db,
      Writes writes,
      Notices notices,
      Publishing publishing,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.writes = writes;
    this.notices = notices;
    this.publishing = publishing;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  @Override
  public String isDue() {
    return "exists (select from status_notice where next_at <= :now)"
        + " or exists (select from status_notice where remind_at <= :now)";
  }

  @Override
  public int fire() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var fired = 0;
    for (var id : due("next_at", now)) {
      fired += done(() -> turn(id, now));
    }
    for (var id : due("remind_at", now)) {
      fired += done(() -> remind(id, now));
    }
    return fired;
  }

  private int done(Runnable what) {
    transaction.executeWithoutResult(_ -> what.run());
    return 1;
  }

  private List<Long> due(String column, Instant now) {
    return db.sql(
            "select id from status_notice where %1$s <= ? order by %1$s limit ?".formatted(column))
        .params(now.atOffset(ZoneOffset.UTC), BATCH)
        .query((row, _) -> row.getLong(1))
        .list();
  }

  /** Another instance may have been here: what it says now decides. */
  private void turn(long id, Instant now) {
    notices
        .lock(id)
        .filter(Notice::isOpen)
        .ifPresent(it -> {
          var plan = it.plan().orElseThrow();
          if (it.isAhead() && !plan.from().isAfter(now)) {
            move(it, State.IN_PROGRESS, "The maintenance has begun.", now);
          } else if (it.state() == State.IN_PROGRESS && !plan.until().isAfter(now)) {
            move(it, State.COMPLETED, "The maintenance is over.", now);
          }
        });
  }

  private void move(Notice it, State to, String words, Instant now) {
    var plan = it.plan().orElseThrow();
    writes.add(
        1,
        "update status_notice set state = ?, changed_at = ?, ended_at = ?, next_at = ? where id = ?",
        to,
        now,
        to.isEnd() ? now : null,
        to.isEnd() ? null : plan.until(),
        it.id());
    if (to.isEnd()) {
      // What an update said on top ends with it.
      writes.add(
          "update status_span set until_at = ? where notice = ? and until_at is null",
          now,
          it.id());
    }
    publishing.update(it.id(), it.updates().size() + 1, to, words, Fact.DESK, now);
  }

  private void remind(long id, Instant now) {
    var found = notices.lock(id).filter(Notice::isOpen);
    var claimed =
        db.sql("update status_notice set remind_at = null where id = ? and remind_at <= ?")
            .params(id, now.atOffset(ZoneOffset.UTC))
            .update();
    if (claimed == 1) {
      found.ifPresent(it ->
          deliveries.tell(
              List.of(
                  Telling.once(
                      ReminderDrawer.piece(id, now), new Destination.Someone(it.author())))));
    }
  }
}
