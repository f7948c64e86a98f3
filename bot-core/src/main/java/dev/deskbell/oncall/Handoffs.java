package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells whoever comes on call that they are, and what they take over; their own pages follow, and
 * those of whoever goes.
 */
@Component
class Handoffs {
  private static final Duration WRITTEN_DOWN = Duration.ofMinutes(10);

  private final JdbcClient db;
  private final Schedules schedules;
  private final OncallHome home;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  Handoffs(
      JdbcClient db,
      Schedules schedules,
      OncallHome home,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.schedules = schedules;
    this.home = home;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  /** All hand-offs since this was called last; none is told twice, none is left out. */
  void tell() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var told = told();
    for (var schedule : schedules.all()) {
      if (isDue(schedule, told.get(schedule.id()), now)) {
        transaction.executeWithoutResult(_ -> tell(schedule));
      }
    }
  }

  private Map<String, Instant> told() {
    return db
        .sql("select schedule, told_until from oncall_handoff")
        .query((row, _) ->
            Map.entry(row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
        .list()
        .stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Most minutes nobody comes or goes: that is seen without a lock. */
  private boolean isDue(Schedule schedule, @Nullable Instant last, Instant now) {
    if (last == null || last.plus(WRITTEN_DOWN).isBefore(now)) {
      return true;
    }
    var since = new Interval(last, now.plusNanos(1000));
    return last.isBefore(now)
        && schedules.shifts(schedule, since).stream().anyMatch(it -> !it.when().equals(since));
  }

  private void tell(Schedule schedule) {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var last = last(schedule.id(), now);
    if (!last.isBefore(now)) {
      return;
    }
    var since = new Interval(last, now.plusNanos(1000));
    var shifts = schedules.shifts(schedule, since);
    if (shifts.stream().anyMatch(it -> !it.when().equals(since))) {
      home.handedOver(shifts);
    }
    deliveries.tell(
        shifts.stream()
            .filter(it -> it.when().from().isAfter(last))
            .map(it ->
                Telling.once(
                    Topics.handoff(schedule, it.when().from()), new Destination.Someone(it.who())))
            .toList());
    db.sql("update oncall_handoff set told_until = ? where schedule = ?")
        .params(Covers.utc(now), schedule.id())
        .update();
  }

  private Instant last(String schedule, Instant now) {
    db.sql("insert into oncall_handoff values (?, ?) on conflict do nothing")
        .params(schedule, Covers.utc(now))
        .update();
    return db.sql("select told_until from oncall_handoff where schedule = ? for update")
        .param(schedule)
        .query(OffsetDateTime.class)
        .single()
        .toInstant();
  }
}
