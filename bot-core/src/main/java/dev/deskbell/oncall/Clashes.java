package dev.deskbell.oncall;

import dev.deskbell.absence.Absences;
import dev.deskbell.calendar.Interval;
import dev.deskbell.delivery.Deliveries;
import dev.deskbell.delivery.Destination;
import dev.deskbell.delivery.Telling;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Finds who will be on call while away, and tells them and who can change it: of each once. */
@Component
class Clashes {
  static final Duration AHEAD = Duration.ofDays(28);

  private final JdbcClient db;
  private final Schedules schedules;
  private final Absences absences;
  private final Gaps gaps;
  private final People people;
  private final Deliveries deliveries;
  private final TransactionOperations transaction;
  private final Clock clock;

  Clashes(
      JdbcClient db,
      Schedules schedules,
      Absences absences,
      Gaps gaps,
      People people,
      Deliveries deliveries,
      TransactionOperations transaction,
      Clock clock) {
    this.db = db;
    this.schedules = schedules;
    this.absences = absences;
    this.gaps = gaps;
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
    var concerned = new LinkedHashSet<Person.Id>();
    for (var clash : of(schedule, Interval.of(now, AHEAD))) {
      if (remember(schedule.id(), clash, now)) {
        concerned.add(clash.who());
        concerned.addAll(gaps.owners(schedule));
      }
    }
    deliveries.tell(
        concerned.stream()
            .map(it -> Telling.once(Topics.clashes(schedule, now), new Destination.Someone(it)))
            .toList());
  }

  /** When somebody has a turn of it and is away, in order. */
  List<Clash> of(Schedule schedule, Interval within) {
    var found = new ArrayList<Clash>();
    for (var shift : schedules.shifts(schedule, within)) {
      for (var part : absences.of(shift.who(), shift.when()).parts()) {
        found.add(new Clash(shift.who(), part, instead(schedule, shift.who(), part)));
      }
    }
    return List.copyOf(found);
  }

  private Optional<Person.Id> instead(Schedule schedule, Person.Id who, Interval when) {
    return schedule.layers().stream()
        .flatMap(it -> it.people().stream())
        .flatMap(Optional::stream)
        .distinct()
        .filter(it -> !people.same(it, who))
        .filter(it -> absences.of(it, when).isEmpty())
        .filter(it -> schedules.turnsOf(it, when).isEmpty())
        .findFirst();
  }

  /** What was told with a longer one is known; what moves on only because time does, too. */
  private boolean remember(String schedule, Clash clash, Instant now) {
    return db.sql(
                """
                insert into oncall_clash (schedule, person, from_at, until_at, told_at)
                select :schedule, :person, :from, :until, :now
                 where not exists (select from oncall_clash
                                    where schedule = :schedule and person = :person
                                      and from_at <= :from and until_at >= :until)
                on conflict do nothing
                """)
            .param("schedule", schedule)
            .param("person", clash.who().value())
            .param("from", Covers.utc(clash.when().from()))
            .param("until", Covers.utc(clash.when().until()))
            .param("now", Covers.utc(now))
            .update()
        == 1;
  }
}
