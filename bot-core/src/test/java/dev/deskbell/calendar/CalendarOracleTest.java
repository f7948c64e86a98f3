package dev.deskbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Hours, business time and calendars against somebody who looks at the clock every minute: two days
 * around changes of clocks in both directions, in zones of half hours, over a skipped day, and at
 * random moments of all zones. {@code -Dzones=all} looks at every change of 2020 to 2040.
 */
class CalendarOracleTest {
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final int SAMPLES = 60;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd", Locale.ROOT);
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT);

  /** Any moment between 1990 and 2050 in any zone there is. */
  private static List<Transitions> anywhere(Random random) {
    var zones = ZoneId.getAvailableZoneIds().stream().sorted().toList();
    var first = Instant.parse("1990-01-01T00:00:00Z").getEpochSecond() / 60;
    var last = Instant.parse("2050-01-01T00:00:00Z").getEpochSecond() / 60;
    return Stream.generate(() ->
            new Transitions(
                ZoneId.of(zones.get(random.nextInt(zones.size()))),
                Instant.ofEpochSecond(random.nextLong(first, last) * 60)))
        .limit(SAMPLES)
        .toList();
  }

  private static List<Transitions> everything() {
    var all = new ArrayList<>(Transitions.some(SAMPLES));
    all.addAll(anywhere(new Random(5)));
    return all;
  }

  @Test
  void hours_and_business_time_are_what_is_read_from_the_clock() {
    var random = new Random(11);
    for (var it : everything()) {
      var hours = new WeeklyHours(List.of(part(random), part(random)));
      var from = it.at().minus(TWO_DAYS);
      var bounds = Interval.of(from, TWO_DAYS.multipliedBy(2));
      var glances = MinuteWalker.walk(it.zone(), from.minus(TWO_DAYS), Duration.ofDays(6));
      var holiday = LocalDate.ofInstant(it.at(), it.zone());
      var seen = MinuteWalker.where(glances, look -> isOpen(hours, look, holiday)).within(bounds);
      var business = new BusinessHours(it.zone(), hours, Set.of(holiday));
      assertThat(business.open(bounds)).as("%s %s", it, hours).isEqualTo(seen);
      assertThat(business.between(bounds.from(), bounds.until())).isEqualTo(seen.length());
      var half = seen.length().dividedBy(2).truncatedTo(ChronoUnit.MINUTES);
      if (!half.isZero()) {
        var reached = business.after(bounds.from(), half).orElseThrow();
        assertThat(seen.within(new Interval(bounds.from(), reached)).length()).isEqualTo(half);
      }
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
  private static boolean isOpen(WeeklyHours hours, MinuteWalker.Glance glance, LocalDate holiday) {
    var today = glance.latest().toLocalDate();
    return hours.parts().stream()
        .anyMatch(part ->
            Stream.of(today.minusDays(2), today.minusDays(1), today)
                .filter(it -> part.days().contains(it.getDayOfWeek()) && !it.equals(holiday))
                .anyMatch(it -> contains(part, it, glance.latest())));
  }

  private static boolean contains(WeeklyHours.Part part, LocalDate day, LocalDateTime latest) {
    var closes = day.atTime(part.until());
    var end = part.until().isAfter(part.from()) ? closes : closes.plusDays(1);
    return !latest.isBefore(day.atTime(part.from())) && latest.isBefore(end);
  }

  @Test
  void whole_days_of_a_calendar_are_the_days_that_the_clock_shows() throws Exception {
    for (var it : everything()) {
      var from = it.at().minus(TWO_DAYS);
      var glances = MinuteWalker.walk(it.zone(), from, TWO_DAYS.multipliedBy(2));
      var first = LocalDate.ofInstant(it.at(), it.zone());
      var seen =
          MinuteWalker.where(
              glances,
              look -> {
                var day = look.latest().toLocalDate();
                return !day.isBefore(first) && day.isBefore(first.plusDays(1));
              });
      var file =
          calendar(
              "DTSTART;VALUE=DATE:" + DAY.format(first),
              "DTEND;VALUE=DATE:" + DAY.format(first.plusDays(1)));
      var read = ICalendar.read(file, it.zone(), Interval.of(from, TWO_DAYS.multipliedBy(2)));
      assertThat(Intervals.of(read.stream().map(Appointment::when).toList()))
          .as("%s", it)
          .isEqualTo(seen);
    }
  }

  @Test
  void what_repeats_daily_stands_at_the_same_time_of_the_clock() throws Exception {
    for (var it : everything()) {
      var start = LocalDateTime.ofInstant(it.at(), it.zone()).minusDays(3).withSecond(0);
      var file =
          calendar(
              "DTSTART:" + LOCAL.format(start),
              "DTEND:" + LOCAL.format(start.plusMinutes(30)),
              "RRULE:FREQ=DAILY;COUNT=7");
      var bounds = Interval.of(it.at().minus(Duration.ofDays(5)), Duration.ofDays(12));
      for (var entry : ICalendar.read(file, it.zone(), bounds)) {
        var shown = LocalDateTime.ofInstant(entry.when().from(), it.zone());
        var meant = shown.toLocalDate().atTime(start.toLocalTime());
        var skipped = it.zone().getRules().getValidOffsets(meant).isEmpty();
        assertThat(skipped || shown.equals(meant)).as("%s %s %s", it, shown, meant).isTrue();
      }
    }
  }

  @Test
  void whatever_is_written_is_read_again() {
    qt().withExamples(150)
        .withFixedSeed(9)
        .forAll(longs().all())
        .checkAssert(seed -> {
          var random = new Random(seed);
          var entries = entries(random);
          var written = ICalendar.write("Any, calendar; of\\all", entries, Instant.EPOCH);
          assertThat(read(written)).isEqualTo(entries);
        });
  }

  private static List<Appointment> read(String written) {
    try {
      var all =
          new Interval(
              Instant.parse("2025-01-01T00:00:00Z"), Instant.parse("2028-01-01T00:00:00Z"));
      return ICalendar.read(written, ZoneId.of("Asia/Kathmandu"), all);
    } catch (ICalendar.Unreadable e) {
      throw new AssertionError(e);
    }
  }

  /** At different moments, so that their order is known. */
  private static List<Appointment> entries(Random random) {
    var at = Instant.parse("2026-01-01T00:00:00Z");
    var entries = new ArrayList<Appointment>();
    for (var i = random.nextInt(6); i >= 0; i--) {
      at = at.plusSeconds(1 + random.nextInt(3_000_000));
      var length = Duration.ofSeconds(1 + random.nextInt(1_000_000));
      entries.add(new Appointment("uid-" + i, title(random), Interval.of(at, length)));
    }
    return entries;
  }

  private static String title(Random random) {
    var letters =
        List.of("a", ",", ";", "\\", "\n", ":", "\"", "ö", "日", "🙂", " x", "BEGIN:VEVENT");
    return random
            .ints(random.nextInt(60), 0, letters.size())
            .mapToObj(letters::get)
            .collect(Collectors.joining())
        + "!";
  }

  private static String calendar(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        + "DTSTAMP:20260101T000000Z\r\nSUMMARY:Off\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }
}
