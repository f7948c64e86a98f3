package dev.deskbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The wall clock against somebody who looks at it every minute while it is being changed. */
class WallClockTest {
  private static final Duration BEFORE = Duration.ofDays(2);

  @Test
  void a_time_is_when_the_clock_first_shows_it_or_more_around_every_change_of_clocks() {
    for (var change : Transitions.some(150)) {
      var glances =
          MinuteWalker.walk(change.zone(), change.at().minus(BEFORE), BEFORE.multipliedBy(2));
      var next = glances.getFirst().latest().plusMinutes(1);
      for (var glance : glances) {
        for (; !next.isAfter(glance.latest()); next = next.plusMinutes(1)) {
          assertThat(WallClock.at(next, change.zone()))
              .as("%s %s", change, next)
              .isEqualTo(glance.at());
        }
      }
    }
  }

  @Test
  void weekly_hours_are_those_that_somebody_reads_from_the_clock() {
    var random = new Random(7);
    for (var change : Transitions.some(100)) {
      var from = change.at().minus(BEFORE);
      var glances = MinuteWalker.walk(change.zone(), from.minus(BEFORE), BEFORE.multipliedBy(3));
      var part = part(random);
      var seen = MinuteWalker.where(glances, it -> isOpen(part, it));
      var bounds = Interval.of(from, BEFORE.multipliedBy(2));
      assertThat(new WeeklyHours(List.of(part)).in(change.zone(), bounds))
          .as("%s %s", change, part)
          .isEqualTo(seen.within(bounds));
    }
  }

  private static WeeklyHours.Part part(Random random) {
    var days =
        Stream.of(DayOfWeek.values())
            .filter(_ -> random.nextInt(4) > 0)
            .collect(Collectors.toSet());
    return new WeeklyHours.Part(days, time(random), time(random));
  }

  private static LocalTime time(Random random) {
    return LocalTime.of(random.nextInt(24), random.nextInt(4) * 15);
  }

  /** Open from the first minute that shows the opening until the first that shows the closing. */
  private static boolean isOpen(WeeklyHours.Part part, MinuteWalker.Glance glance) {
    var today = glance.latest().toLocalDate();
    return Stream.of(today.minusDays(2), today.minusDays(1), today)
        .filter(it -> part.days().contains(it.getDayOfWeek()))
        .anyMatch(it -> {
          var closes = it.atTime(part.until());
          var end = part.until().isAfter(part.from()) ? closes : closes.plusDays(1);
          return !glance.latest().isBefore(it.atTime(part.from())) && glance.latest().isBefore(end);
        });
  }

  @Test
  void a_day_that_a_country_skipped_has_no_hours() {
    var apia = ZoneId.of("Pacific/Apia");
    var office =
        new WeeklyHours(
            List.of(
                new WeeklyHours.Part(
                    Set.of(DayOfWeek.FRIDAY), LocalTime.of(9, 0), LocalTime.of(17, 0))));
    var week = Interval.of(Instant.parse("2011-12-28T00:00:00Z"), Duration.ofDays(7));
    assertThat(office.in(apia, week).isEmpty()).isTrue();
    assertThat(WallClock.at(LocalDateTime.parse("2011-12-30T09:00"), apia))
        .isEqualTo(Instant.parse("2011-12-30T10:00:00Z"));
  }

  @Test
  void a_day_around_the_clock_has_no_gap_at_midnight() {
    var year = Interval.of(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(365));
    for (var zone : Set.of("Europe/Lisbon", "Australia/Lord_Howe", "America/Santiago", "UTC")) {
      assertThat(WeeklyHours.ALWAYS.in(ZoneId.of(zone), year)).isEqualTo(Intervals.of(year));
    }
  }
}
