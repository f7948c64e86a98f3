package dev.deskbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Office hours: nine to five with an hour for lunch, but not on holidays. */
class BusinessHoursTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final long YEAR = Duration.ofDays(365).toNanos();
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
  private static final BusinessHours OFFICE =
      new BusinessHours(
          LISBON,
          new WeeklyHours(
              List.of(
                  new WeeklyHours.Part(WEEKDAYS, LocalTime.of(9, 0), LocalTime.of(12, 0)),
                  new WeeklyHours.Part(WEEKDAYS, LocalTime.of(13, 0), LocalTime.of(17, 0)))),
          Set.of(LocalDate.parse("2026-12-25")));

  @Test
  void time_passes_only_while_it_is_open() {
    var thursday = Instant.parse("2026-12-24T16:00:00Z");
    assertThat(OFFICE.after(thursday, Duration.ofHours(2)))
        .contains(Instant.parse("2026-12-28T10:00:00Z"));
    assertThat(OFFICE.between(thursday, Instant.parse("2026-12-28T13:30:00Z")))
        .isEqualTo(Duration.ofMinutes(60 + 180 + 30));
    assertThat(OFFICE.isOpen(Instant.parse("2026-12-24T12:30:00Z"))).isFalse();
    assertThat(OFFICE.isOpen(Instant.parse("2026-12-24T13:00:00Z"))).isTrue();
    assertThat(OFFICE.isOpen(Instant.parse("2026-12-25T10:00:00Z"))).isFalse();
    assertThat(OFFICE.nextOpen(Instant.parse("2026-12-24T17:00:00Z")))
        .contains(Instant.parse("2026-12-28T09:00:00Z"));
  }

  @Test
  void what_is_never_open_never_ends() {
    var never = new BusinessHours(LISBON, new WeeklyHours(List.of()), Set.of());
    assertThat(never.after(Instant.EPOCH, Duration.ofMinutes(1))).isEmpty();
    assertThat(never.nextOpen(Instant.EPOCH)).isEmpty();
    assertThat(never.after(Instant.EPOCH, Duration.ZERO)).contains(Instant.EPOCH);
  }

  @Test
  void after_and_between_undo_each_other_and_count_the_minutes_of_the_clock() {
    var random = new Random(3);
    for (var change : Transitions.some(40)) {
      var hours = new BusinessHours(change.zone(), OFFICE.hours(), Set.of());
      var from = change.at().minus(Duration.ofMinutes(random.nextInt(2 * 24 * 60)));
      var wanted = Duration.ofMinutes(1 + random.nextInt(14 * 60));
      var end = hours.after(from, wanted).orElseThrow();
      assertThat(hours.between(from, end)).as("%s", change).isEqualTo(wanted);
      var walked = MinuteWalker.walk(change.zone(), from, Duration.between(from, end));
      var open = walked.stream().filter(it -> hours.isOpen(it.at())).count();
      assertThat(Duration.ofMinutes(open)).as("%s", change).isEqualTo(wanted);
    }
  }

  /** Sums are kept by blocks of days; hours reach over their edges, and over years. */
  @Test
  void what_is_kept_of_the_hours_is_what_the_hours_say() {
    var random = new Random(7);
    for (var change : Transitions.some(20)) {
      var night = new WeeklyHours.Part(WEEKDAYS, LocalTime.of(19, 30), LocalTime.of(5, 15));
      var parts = List.of(night, OFFICE.hours().parts().getFirst());
      var holiday = LocalDate.ofInstant(change.at(), change.zone()).plusDays(random.nextInt(9));
      var hours = new BusinessHours(change.zone(), new WeeklyHours(parts), Set.of(holiday));
      for (var round = 0; round < 10; round++) {
        var from = change.at().plusNanos(random.nextLong(-YEAR, YEAR));
        var until = from.plusNanos(1 + random.nextLong(YEAR));
        var open = hours.open(new Interval(from, until));
        assertThat(hours.between(from, until)).as("%s", change).isEqualTo(open.length());
        assertThat(hours.isOpen(from)).isEqualTo(open.contains(from));
        assertThat(hours.nextOpen(from)).contains(open.parts().getFirst().from());
        var end = hours.after(from, open.length()).orElseThrow();
        assertThat(end).as("%s", change).isEqualTo(open.parts().getLast().until());
      }
    }
  }

  @Test
  void nothing_is_waited_for_longer_than_eleven_years() {
    var always = BusinessHours.always(LISBON);
    assertThat(always.after(Instant.EPOCH, Duration.ofDays(4000)))
        .contains(Instant.EPOCH.plus(Duration.ofDays(4000)));
    assertThat(always.after(Instant.EPOCH, Duration.ofDays(4000).plusNanos(1))).isEmpty();
    assertThat(OFFICE.after(Instant.EPOCH, Duration.ofDays(3999))).isEmpty();
  }
}
