package dev.deskbell.oncall;

import dev.deskbell.calendar.Interval;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.people.Role;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Finds when nobody will be on call, and tells who can change that: of each gap once. */
@Component
class Gaps {
  static final Duration AHEAD = Duration.ofDays(14);

  private final JdbcClient db;
  private final Schedules schedules;
  private final People people;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  Gaps(
      JdbcClient db,
      Schedules schedules,
      People people,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.schedules = schedules;
    this.people = people;
    this.deliveries = deliveries;
    this.transaction = transaction;
    this.clock = clock;
  }

  void tell() {
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    for (var schedule : schedules.all()) {
      transaction.executeWithoutResult(_ -> tell(schedule, now));
    }
  }

  private void tell(Schedule schedule, Instant now) {
    var gaps = schedules.gaps(schedule, Interval.of(now, AHEAD)).parts();
    var fresh = gaps.stream().filter(it -> remember(schedule.id(), it, now)).count();
    if (fresh > 0) {
      deliveries.tell(
          owners(schedule).stream()
              .map(it -> Telling.once(Topics.gaps(schedule, now), new Destination.Someone(it)))
              .toList());
    }
  }

  /** One that goes on, or reaches farther than was looked ahead then, has been told. */
  private boolean remember(String schedule, Interval gap, Instant now) {
    return db.sql(
                """
                insert into oncall_gap (schedule, from_at, until_at, told_at)
                select :schedule, :from, :until, :now
                 where not exists (select from oncall_gap
                                    where schedule = :schedule and from_at <= :from
                                      and until_at >= :from)
                on conflict do nothing
                """)
            .param("schedule", schedule)
            .param("from", Covers.utc(gap.from()))
            .param("until", Covers.utc(gap.until()))
            .param("now", Covers.utc(now))
            .update()
        == 1;
  }

  /** Who answers for it. */
  List<Person.Id> owners(Schedule schedule) {
    if (schedule.owner().isPresent()) {
      return List.of(schedule.owner().get());
    }
    return people.membersOf(schedule.team()).stream()
        .map(Person::id)
        .filter(it -> people.holds(it, Role.MANAGER, schedule.team()))
        .toList();
  }
}
