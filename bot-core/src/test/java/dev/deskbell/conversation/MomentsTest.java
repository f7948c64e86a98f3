package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {
  /** A Tuesday, 10:00 in Berlin. */
  private static final Instant NOW = Instant.parse("2026-03-03T09:00:00Z");

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static When read(String typed, Instant now, String zone, Moments.Lean lean) {
    return new Moments(now, ZoneId.of(zone), lean).read(typed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tomorrow 9am            | 2026-03-04T08:00:00Z
          Tomorrow at 9:30 PM     | 2026-03-04T20:30:00Z
          9am tomorrow            | 2026-03-04T08:00:00Z
          tomorrow                | 2026-03-04T08:00:00Z
          today 17:00             | 2026-03-03T16:00:00Z
          17:00                   | 2026-03-03T16:00:00Z
          8:00                    | 2026-03-04T07:00:00Z
          noon                    | 2026-03-03T11:00:00Z
          12am                    | 2026-03-03T23:00:00Z
          fri 14:00               | 2026-03-06T13:00:00Z
          on Friday at 14         | 2026-03-06T13:00:00Z
          tuesday 11:00           | 2026-03-03T10:00:00Z
          tuesday 8:00            | 2026-03-10T07:00:00Z
          next tue 11:00          | 2026-03-10T10:00:00Z
          in 2 hours              | 2026-03-03T11:00:00Z
          in 1h30m                | 2026-03-03T10:30:00Z
          +45m                    | 2026-03-03T09:45:00Z
          in a week               | 2026-03-10T09:00:00Z
          2 hours ago             | 2026-03-03T07:00:00Z
          2026-12-24 18:00        | 2026-12-24T17:00:00Z
          2026-12-24T18:00        | 2026-12-24T17:00:00Z
          2026-12-24T18:00:00Z    | 2026-12-24T18:00:00Z
          2026-12-24T18:00+05:30  | 2026-12-24T12:30:00Z
          24.12. 18:00            | 2026-12-24T17:00:00Z
          24.12.2027              | 2027-12-24T08:00:00Z
          24 Dec 18:00            | 2026-12-24T17:00:00Z
          dec 24, 2027 6pm        | 2027-12-24T17:00:00Z
          1st of may              |
          3 march 8:00            | 2027-03-03T07:00:00Z
          yesterday 14:00         | 2026-03-02T13:00:00Z
          now                     | 2026-03-03T09:00:00Z
          """)
  void a_moment_is_read_in_the_zone_of_who_types_it(String typed, Instant meant) {
    var moments = new Moments(NOW, BERLIN, Moments.Lean.AHEAD);
    if (meant == null) {
      assertThatThrownBy(() -> moments.read(typed)).isInstanceOf(Refusal.class);
    } else {
      assertThat(moments.read(typed).instant()).isEqualTo(meant);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          8:00          | 2026-03-03T07:00:00Z
          17:00         | 2026-03-02T16:00:00Z
          monday 14:00  | 2026-03-02T13:00:00Z
          24.12. 18:00  | 2025-12-24T17:00:00Z
          """)
  void what_happened_lies_behind(String typed, Instant meant) {
    assertThat(read(typed, NOW, "Europe/Berlin", Moments.Lean.BACK).instant()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Europe/Berlin       | 2026-03-29 02:30 | 2026-03-29T01:30:00Z | clocks go forward: 03:30
          Europe/Berlin       | 2026-10-25 02:30 | 2026-10-25T00:30:00Z | comes twice
          America/New_York    | 2026-03-08 02:30 | 2026-03-08T07:30:00Z | clocks go forward: 03:30
          America/New_York    | 2026-11-01 01:30 | 2026-11-01T05:30:00Z | comes twice
          Australia/Lord_Howe | 2026-10-04 02:15 | 2026-10-03T15:45:00Z | clocks go forward: 02:45
          Australia/Lord_Howe | 2026-04-05 01:45 | 2026-04-04T14:45:00Z | comes twice
          Pacific/Apia        | 2011-12-30 10:00 | 2011-12-30T20:00:00Z | clocks go forward
          Asia/Kathmandu      | 2026-03-29 02:30 | 2026-03-28T20:45:00Z |
          """)
  void what_the_clocks_do_that_night_is_told(
      String zone, String typed, Instant meant, String told) {
    var moment = read(typed, NOW, zone, Moments.Lean.AHEAD);
    assertThat(moment.instant()).isEqualTo(meant);
    assertThat(moment.note()).contains(told == null ? "" : told);
    assertThat(moment.note().isEmpty()).isEqualTo(told == null);
    assertThat(moment.written()).contains("(" + zone + ")");
  }

  @Test
  void in_two_days_is_at_the_same_time_of_day_though_the_clocks_change() {
    var saturday = Instant.parse("2026-03-28T09:00:00Z");
    assertThat(read("in 2 days", saturday, "Europe/Berlin", Moments.Lean.AHEAD).instant())
        .isEqualTo(Instant.parse("2026-03-30T08:00:00Z"));
    assertThat(read("in 48 hours", saturday, "Europe/Berlin", Moments.Lean.AHEAD).instant())
        .isEqualTo(Instant.parse("2026-03-30T09:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "30 Feb 9:00",
        "25:00",
        "13pm",
        "12/24",
        "tomorrow because",
        "2026-13-01",
        "in 0 hours",
        "9",
        "24.12",
        "99999999999",
        "+999999999-12-31T23:59:59Z"
      })
  void what_is_no_moment_is_refused_with_an_example(String typed) {
    assertThatThrownBy(() -> read(typed, NOW, "Europe/Berlin", Moments.Lean.AHEAD))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("2026-12-24 18:00");
  }

  /** Beyond that no calendar, no database and no platform agrees with another. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "+99999-12-31T23:59:59Z",
        "9999-12-31 23:59",
        "0001-01-01",
        "in 99999 weeks",
        "99999 weeks ago"
      })
  void a_moment_of_another_century_is_refused(String typed) {
    assertThatThrownBy(() -> read(typed, NOW, "Europe/Berlin", Moments.Lean.AHEAD))
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("hundred years");
  }

  @ParameterizedTest
  @CsvSource({
    "2038-01-19 04:14:08, 2038-01-19T03:14:00Z",
    "2040-02-29,          2040-02-29T08:00:00Z",
    "2100-03-01 0:00,     2100-02-28T23:00:00Z"
  })
  void a_moment_after_2038_is_one_like_any_other(String typed, Instant meant) {
    assertThat(read(typed, NOW, "Europe/Berlin", Moments.Lean.AHEAD).instant()).isEqualTo(meant);
  }

  @ParameterizedTest
  @CsvSource({
    "2h, PT2H",
    "30m, PT30M",
    "3 days, PT72H",
    "1h30m, PT1H30M",
    "1.5h, PT1H30M",
    "2 weeks, PT336H",
    "1 day and 4 hours, PT28H",
    "90 min, PT1H30M"
  })
  void a_length_of_time_is_read(String typed, java.time.Duration meant) {
    assertThat(Distance.parse(typed)).map(Distance::duration).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "h", "2", "2 apples", "2h later", "0m", "-2h"})
  void what_is_no_length_of_time_is_not(String typed) {
    assertThat(Distance.parse(typed)).isEmpty();
  }
}
