package dev.deskbell.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Calendars as files. */
class ICalendarTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Interval YEAR =
      Interval.of(Instant.parse("2026-01-01T00:00:00Z"), Duration.ofDays(365));

  private static String calendar(String... lines) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        + "DTSTAMP:20260101T000000Z\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  }

  @Test
  void what_is_written_is_read_again() throws Exception {
    var shift =
        new Appointment(
            "shift-1",
            "On call: Network, 2nd line; äöü",
            Interval.of(Instant.parse("2026-03-02T09:00:00Z"), Duration.ofHours(12)));
    var written = ICalendar.write("Network", List.of(shift), Instant.EPOCH);
    assertThat(written).contains("BEGIN:VCALENDAR", "DTSTART:20260302T090000Z", "UID:shift-1");
    assertThat(ICalendar.read(written, BERLIN, YEAR)).containsExactly(shift);
  }

  /** The same on machines in any zone. */
  @Nested
  @ParameterizedClass
  @ValueSource(strings = {"UTC", "Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"})
  class WholeDays {
    private final TimeZone usual = TimeZone.getDefault();

    private final String machine;

    WholeDays(String machine) {
      this.machine = machine;
    }

    @BeforeEach
    void move() {
      TimeZone.setDefault(TimeZone.getTimeZone(machine));
    }

    @AfterEach
    void comeBack() {
      TimeZone.setDefault(usual);
    }

    @Test
    void whole_days_are_the_days_of_the_person_even_when_clocks_change() throws Exception {
      var holiday =
          calendar("SUMMARY:Vacation", "DTSTART;VALUE=DATE:20260328", "DTEND;VALUE=DATE:20260330");
      assertThat(ICalendar.read(holiday, BERLIN, YEAR))
          .extracting(Appointment::when)
          .containsExactly(
              new Interval(
                  Instant.parse("2026-03-27T23:00:00Z"), Instant.parse("2026-03-29T22:00:00Z")));
    }

    @Test
    void whole_days_come_again_wherever_somebody_lives_and_but_for_exceptions() throws Exception {
      var yearly =
          calendar(
              "DTSTART;VALUE=DATE:20240704",
              "DTEND;VALUE=DATE:20240705",
              "RRULE:FREQ=WEEKLY;COUNT=200",
              "EXDATE;VALUE=DATE:20260305");
      var bounds = Interval.of(Instant.parse("2026-03-01T00:00:00Z"), Duration.ofDays(14));
      assertThat(ICalendar.read(yearly, ZoneId.of("America/Los_Angeles"), bounds))
          .extracting(it -> it.when().toString())
          .containsExactly(
              new Interval(
                      Instant.parse("2026-03-12T07:00:00Z"), Instant.parse("2026-03-13T07:00:00Z"))
                  .toString());
    }

    @Test
    void a_single_day_needs_no_end() throws Exception {
      assertThat(ICalendar.read(calendar("DTSTART;VALUE=DATE:20260701"), BERLIN, YEAR))
          .extracting(Appointment::when)
          .containsExactly(
              new Interval(
                  Instant.parse("2026-06-30T22:00:00Z"), Instant.parse("2026-07-01T22:00:00Z")));
    }

    @Test
    void the_last_of_whole_days_that_come_again_is_one_of_them() throws Exception {
      var days = calendar("DTSTART;VALUE=DATE:20260701", "RRULE:FREQ=DAILY;UNTIL=20260703");
      assertThat(ICalendar.read(days, BERLIN, YEAR))
          .extracting(it -> it.when().from().toString())
          .containsExactly("2026-06-30T22:00:00Z", "2026-07-01T22:00:00Z", "2026-07-02T22:00:00Z");
    }

    @Test
    void whole_days_may_come_again_on_named_days_too() throws Exception {
      var days =
          calendar(
              "DTSTART;VALUE=DATE:20260701",
              "RRULE:FREQ=DAILY;COUNT=1",
              "RDATE;VALUE=DATE:20260901");
      assertThat(ICalendar.read(days, BERLIN, YEAR))
          .extracting(it -> it.when().from().toString())
          .containsExactly("2026-06-30T22:00:00Z", "2026-08-31T22:00:00Z");
    }
  }

  @Test
  void repetitions_stand_on_the_wall_clock_and_only_within_the_bounds() throws Exception {
    var weekly =
        calendar(
            "SUMMARY:Off",
            "DTSTART;TZID=Europe/Berlin:20260326T140000",
            "DTEND;TZID=Europe/Berlin:20260326T180000",
            "RRULE:FREQ=WEEKLY");
    var bounds = Interval.of(Instant.parse("2026-03-20T00:00:00Z"), Duration.ofDays(20));
    assertThat(ICalendar.read(weekly, ZoneId.of("UTC"), bounds))
        .extracting(it -> it.when().from().toString())
        .containsExactly("2026-03-26T13:00:00Z", "2026-04-02T12:00:00Z");
  }

  @Test
  void what_was_cancelled_is_not_there() throws Exception {
    assertThat(
            ICalendar.read(
                calendar("DTSTART;VALUE=DATE:20260701", "STATUS:CANCELLED"), BERLIN, YEAR))
        .isEmpty();
  }

  @Test
  void what_is_no_calendar_is_said_to_be_none() {
    assertThatThrownBy(() -> ICalendar.read("<html>", BERLIN, YEAR))
        .isInstanceOf(ICalendar.Unreadable.class)
        .hasMessageContaining("no calendar");
  }

  /** Java's time has none; whoever writes one means the minute's end. */
  @Test
  void a_leap_second_takes_no_other_entry_away() throws Exception {
    var around = Interval.of(Instant.parse("2016-12-31T00:00:00Z"), Duration.ofDays(2));
    var leap = calendar("SUMMARY:Leap", "DTSTART:20161231T235960Z", "DURATION:PT1H");
    var usual = calendar("SUMMARY:Usual", "DTSTART:20161231T220000Z", "DURATION:PT1H");
    assertThat(ICalendar.read(leap + usual, ZoneId.of("UTC"), around))
        .extracting(Appointment::title, it -> it.when().from().toString())
        .contains(tuple("Usual", "2016-12-31T22:00:00Z"))
        .isSubsetOf(tuple("Usual", "2016-12-31T22:00:00Z"), tuple("Leap", "2017-01-01T00:00:00Z"));
  }
}
