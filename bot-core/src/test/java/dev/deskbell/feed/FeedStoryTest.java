package dev.deskbell.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.calendar.Appointment;
import dev.deskbell.calendar.ICalendar;
import dev.deskbell.calendar.Interval;
import dev.deskbell.people.Departures;
import dev.deskbell.people.People;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Calendars under private addresses. Tuesday, 3 March 2026, nine o'clock: it is Nora's week. */
class FeedStoryTest {
  private static final Pattern FILE = Pattern.compile("/feed/(\\S+\\.ics)");

  private final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    desk.close();
  }

  private String made(String user, String what) {
    var told = FILE.matcher(desk.as(user).types("feed make " + what).text());
    assertThat(told.find()).isTrue();
    return told.group(1);
  }

  private Response reads(String file, Map<String, List<String>> headers) {
    return desk.get(Feeds.class)
        .answer(new Request(Map.of("file", file), Map.of(), headers, new byte[0]));
  }

  private List<Appointment> entries(String file) throws ICalendar.Unreadable {
    var answer = reads(file, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.headers()).containsEntry("Content-Type", "text/calendar; charset=utf-8");
    var march =
        new Interval(Instant.parse("2026-03-03T00:00:00Z"), Instant.parse("2026-04-01T00:00:00Z"));
    return ICalendar.read(new String(answer.body(), UTF_8), ZoneId.of("UTC"), march);
  }

  @Test
  void a_repeated_delivery_makes_no_second_address() {
    var made = desk.as("ben").types("feed make shifts");
    assertThat(made.text()).containsPattern(FILE);
    assertThat(made.again().text()).contains("shown already").doesNotContainPattern(FILE);
  }

  @Test
  void ones_own_shifts_are_a_calendar() throws ICalendar.Unreadable {
    var entries = entries(made("nora", "shifts"));
    assertThat(entries).extracting(Appointment::title).containsOnly("On call: Network on call");
    assertThat(entries.getFirst().when().until()).isEqualTo("2026-03-09T09:00:00Z");
    // Two weeks later, and on the clock of Lisbon's summer on the 30th.
    assertThat(entries.get(1).when())
        .isEqualTo(
            new Interval(
                Instant.parse("2026-03-16T09:00:00Z"), Instant.parse("2026-03-23T09:00:00Z")));
    assertThat(entries.getLast().when().from()).isEqualTo("2026-03-30T08:00:00Z");
    assertThat(entries(made("ana", "shifts"))).isEmpty();
  }

  @Test
  void a_schedule_has_everybodys_names_and_nothing_else_of_them() throws ICalendar.Unreadable {
    var file = made("sam", "schedule of:network");
    assertThat(entries(file))
        .extracting(Appointment::title)
        .contains("Nora Lima: Network on call", "Ben Azevedo: Network on call");
    assertThat(new String(reads(file, Map.of()).body(), UTF_8)).doesNotContain("@alvorada");
    assertThat(desk.as("ana").types("feed make schedule of:network").text())
        .contains("for people with the role agent");
    assertThat(desk.as("sam").types("feed make schedule of:netwrk").text()).contains("of:network");
  }

  @Test
  void what_nobody_changed_is_not_sent_again() throws ICalendar.Unreadable {
    var file = made("nora", "shifts");
    var tag = reads(file, Map.of()).headers().get("ETag");
    desk.theatre().clock().advance(Duration.ofHours(3));
    var again = reads(file, Map.of("If-None-Match", List.of("\"other\", W/" + tag)));
    assertThat(again.status()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
    desk.as("ben").types("oncall take network");
    var changed = reads(file, Map.of("If-None-Match", List.of(tag)));
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.headers().get("ETag")).isNotEqualTo(tag);
  }

  @Test
  void an_address_can_be_listed_and_revoked_but_never_read_again() {
    var file = made("nora", "shifts");
    assertThat(desk.as("nora").types("feed list").text())
        .contains("My shifts on call", "never")
        .doesNotContain("deskbell_");
    reads(file, Map.of());
    assertThat(desk.as("nora").types("feed list").text()).doesNotContain("never");
    assertThat(desk.as("ben").types("feed revoke 1").text()).contains("no such address");
    desk.as("nora").types("feed revoke 1");
    assertThat(reads(file, Map.of()).status()).isEqualTo(404);
    assertThat(desk.as("nora").types("feed list").text()).contains("no addresses");
  }

  @Test
  void the_database_does_not_hold_what_opens_a_feed() {
    var file = made("nora", "shifts");
    var kept =
        desk.get(JdbcClient.class)
            .sql(
                "select (select string_agg(t::text, '') from token t) || coalesce((select string_agg(i::text, '') from inbox i), '')")
            .query(String.class)
            .single();
    assertThat(kept).contains("shifts").doesNotContain(file.replace(".ics", ""));
  }

  @Test
  void whatever_is_wrong_with_an_address_is_answered_alike() {
    var file = made("nora", "shifts");
    for (var wrong : List.of("x.ics", ".ics", file.replace(".ics", ""), "A" + file)) {
      assertThat(reads(wrong, Map.of()).status()).as(wrong).isEqualTo(404);
    }
  }

  @Test
  void who_has_left_reads_nothing_any_more() {
    var file = made("nora", "shifts");
    desk.get(TransactionTemplate.class)
        .executeWithoutResult(_ -> {
          var people = desk.get(People.class);
          desk.get(Departures.class)
              .left(
                  people.named("nora").orElseThrow().id(),
                  people.named("ada").orElseThrow().id(),
                  Instant.parse("2026-03-03T09:00:00Z"));
        });
    assertThat(reads(file, Map.of()).status()).isEqualTo(404);
  }

  @Test
  void who_reads_all_the_time_waits() {
    var file = made("ana", "changes");
    for (var i = 0; i < 30; i++) {
      assertThat(reads(file, Map.of()).status()).isEqualTo(200);
    }
    assertThat(reads(file, Map.of()).headers()).containsEntry("Retry-After", "60");
    desk.theatre().clock().advance(Duration.ofMinutes(1));
    assertThat(reads(file, Map.of()).status()).isEqualTo(200);
  }
}
