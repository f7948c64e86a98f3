package dev.deskbell.absence;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.calendar.Interval;
import dev.deskbell.people.People;
import dev.deskbell.people.Person;
import dev.deskbell.testing.Canary;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Calendars that say when people are away. Tuesday, 3 March 2026, nine o'clock. */
class HolidayStoryTest {
  private static final String ADDRESS = "https://calendar.example.com/" + Canary.WORD + "/me.ics";

  private final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    desk.close();
  }

  private Person.Id person(String handle) {
    return desk.get(People.class).named(handle).orElseThrow().id();
  }

  private static String calendar(String... events) {
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//x//EN\r\n"
        + String.join("", events)
        + "END:VCALENDAR\r\n";
  }

  private static String event(String uid, String... lines) {
    return "BEGIN:VEVENT\r\nUID:"
        + uid
        + "\r\nDTSTAMP:20260101T000000Z\r\nSUMMARY:Surgery\r\n"
        + String.join("\r\n", lines)
        + "\r\nEND:VEVENT\r\n";
  }

  private void reads(String handle, String content) throws Exception {
    var source = desk.get(Sources.class).of(List.of(person(handle))).getFirst();
    desk.get(Imports.class).took(source, content);
  }

  @Test
  void whole_days_make_somebody_out_of_office_when_they_begin_and_meetings_do_not()
      throws Exception {
    desk.as("nora").types("holidays add address:" + ADDRESS);
    reads(
        "nora",
        calendar(
            event("1", "DTSTART;VALUE=DATE:20260304", "DTEND;VALUE=DATE:20260306"),
            event("2", "DTSTART:20260303T100000Z", "DTEND:20260303T120000Z"),
            event("3", "DTSTART;VALUE=DATE:20260318", "STATUS:CANCELLED")));
    var month = Interval.of(Instant.parse("2026-03-03T09:00:00Z"), Duration.ofDays(28));
    assertThat(desk.get(Absences.class).of(person("nora"), month).parts())
        .containsExactly(
            new Interval(
                Instant.parse("2026-03-04T00:00:00Z"), Instant.parse("2026-03-06T00:00:00Z")));
    assertThat(desk.get(Absences.class).of(person("ben"), month).isEmpty()).isTrue();
    desk.get(Imports.class).run();
    assertThat(away("nora")).isEmpty();
    desk.theatre().clock().set(Instant.parse("2026-03-04T07:00:00Z"));
    desk.get(Imports.class).run();
    assertThat(away("nora")).contains(Instant.parse("2026-03-06T00:00:00Z"));
    assertThat(desk.as("nora").types("me").text()).contains("Out of office until");

    // Who is back sooner stays back.
    desk.as("nora").types("me back");
    desk.get(Imports.class).run();
    assertThat(away("nora")).isEmpty();
  }

  private java.util.Optional<Instant> away(String handle) {
    return desk.get(People.class).awayUntil(person(handle), desk.theatre().clock().instant());
  }

  @Test
  void nobody_who_said_that_they_are_away_for_longer_is_overruled() throws Exception {
    desk.as("nora").types("holidays add address:" + ADDRESS);
    reads("nora", calendar(event("1", "DTSTART;VALUE=DATE:20260303")));
    desk.as("nora").types("me away 2026-03-20");
    desk.get(Imports.class).run();
    assertThat(away("nora").orElseThrow()).isAfter(Instant.parse("2026-03-19T00:00:00Z"));
  }

  @Test
  void of_a_calendar_only_the_times_are_kept_and_its_address_is_sealed() throws Exception {
    desk.as("nora").types("holidays add address:" + ADDRESS);
    reads("nora", calendar(event("1", "DTSTART;VALUE=DATE:20260304")));
    assertThat(Canary.readableIn(desk.get(JdbcClient.class))).isEmpty();
    var kept =
        desk.get(JdbcClient.class)
            .sql(
                """
                select (select string_agg(c::text, '') from absence_calendar c)
                    || (select string_agg(e::text, '') from absence_entry e)
                    || (select string_agg(i::text, '') from installation i)
                """)
            .query(String.class)
            .single();
    assertThat(kept).contains("calendar.example.com").doesNotContain(Canary.WORD, "Surgery");
    assertThat(desk.as("nora").types("holidays list").text())
        .contains("calendar.example.com", "read")
        .doesNotContain(Canary.WORD);
    assertThat(desk.as("ben").types("holidays remove 1").text()).contains("no such calendar");
    desk.as("nora").types("holidays remove 1");
    assertThat(
            desk.get(JdbcClient.class)
                .sql(
                    "select (select count(*) from absence_entry) + (select count(*) from installation)")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void what_is_no_public_address_is_refused_or_told_and_never_read() {
    desk.as("nora").types("holidays add address:http://example.com/" + Canary.WORD);
    assertThat(Canary.readableIn(desk.get(JdbcClient.class))).isEmpty();
    assertThat(desk.as("nora").types("holidays add address:http://example.com/me.ics").text())
        .contains("begin with https://");
    assertThat(desk.as("nora").types("holidays add").text()).contains("attach it");
    desk.as("nora").types("holidays add address:https://127.0.0.1/me.ics");
    desk.get(Imports.class).run();
    desk.get(Imports.class).run();
    var told = words(desk.inbox("nora"));
    assertThat(told).contains("Your calendar can't be read", "That address is not public");
    assertThat(told.split("can't be read", -1)).hasSize(2);
    assertThat(desk.as("nora").types("holidays list").text()).contains("not public");
  }

  @Test
  void a_calendar_that_repeats_every_second_for_ever_is_read_in_no_time() throws Exception {
    desk.as("nora").types("holidays add address:" + ADDRESS);
    var started = System.nanoTime();
    reads(
        "nora",
        calendar(
            event("1", "DTSTART:19000101T000000Z", "DTEND:19000102T000000Z", "RRULE:FREQ=SECONDLY"),
            event("2", "DTSTART;VALUE=DATE:20260304")));
    assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));
    assertThat(desk.as("nora").types("holidays list").text()).contains("read");
  }
}
