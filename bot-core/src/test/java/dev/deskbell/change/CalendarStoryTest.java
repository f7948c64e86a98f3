package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.calendar.Appointment;
import dev.deskbell.calendar.Interval;
import dev.deskbell.chat.Block;
import dev.deskbell.service.Service;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.TicketRef;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The calendar of changes, as people see it. Tuesday, 3 March 2026, nine o'clock. */
class CalendarStoryTest {
  private final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    desk.close();
  }

  private void plan(int number, String from, int hours, boolean hidden, String... services) {
    desk.get(JdbcClient.class)
        .sql(
            """
            insert into ticket (ref, kind, phase, status, title, details, requester, team,
                service, impact, urgency, priority, hidden, opened_at, changed_at, head, facts)
            values ('CHG-' || :n, 'CHG', 'NEW', 'SCHEDULED', 'New disks ' || :n, '', 1, 'network',
                'erp', 'LOW', 'LOW', 'P5', :hidden, '2026-01-01', '2026-01-01', sha256('x'), 0)
            """)
        .param("n", number)
        .param("hidden", hidden)
        .update();
    desk.get(JdbcClient.class)
        .sql(
            """
            insert into change (ref, status, type, risk, points, assessment, policy, services, plan,
                test, back_out, planned_from, planned_until, window_from, window_until, author,
                implementer, agreed, review)
            values ('CHG-' || :n, 'SCHEDULED', 'NORMAL', 'LOW', 0, '', 'change-peer', '{erp}', 'p',
                    't', 'b', '2026-03-01', '2026-03-02', '2026-03-01', '2026-03-02', 1, 2, 'x', '')
            """)
        .param("n", number)
        .update();
    desk.get(TransactionTemplate.class)
        .executeWithoutResult(_ ->
            desk.get(Bookings.class)
                .book(
                    new TicketRef("CHG", number),
                    java.util.Arrays.stream(services).map(Service.Id::new).toList(),
                    Interval.of(Instant.parse(from), Duration.ofHours(hours)),
                    true));
  }

  @Test
  void what_is_planned_is_a_list_and_a_picture() throws IOException {
    plan(101, "2026-03-03T22:00:00Z", 3, false, "erp", "calibration");
    plan(102, "2026-03-08T06:00:00Z", 4, false, "wifi");
    plan(103, "2026-03-05T10:00:00Z", 30, true, "email");
    plan(104, "2026-03-20T10:00:00Z", 2, false, "printing");
    desk.as("mia").types("freeze declare \"friday 6pm\" \"saturday 6pm\" \"the audit\"");
    var card = desk.as("ana").types("change calendar").card();
    assertThat(card.plain())
        .contains("CHG-101 New disks 101", "Calibration database, Order and stock system")
        .contains("CHG-102", "Freeze: the audit", "A private change")
        .doesNotContain("CHG-103", "CHG-104", "New disks 103");
    var picture = picture(card.blocks());
    assertThat(picture.getWidth()).isBetween(800, 1200);
    assertThat(desk.as("ana").types("change calendar month").text()).contains("CHG-104");
    assertThat(desk.as("ana").types("change calendar services:printing").text())
        .contains("the audit")
        .doesNotContain("CHG-101");
  }

  @Test
  void what_is_planned_is_a_calendar_for_programs_and_keeps_secrets() {
    plan(101, "2026-03-03T22:00:00Z", 3, false, "erp", "calibration");
    plan(103, "2026-03-05T10:00:00Z", 30, true, "email");
    plan(105, "2026-03-05T10:00:00Z", 2, true, "wifi");
    desk.as("mia").types("freeze declare \"friday 6pm\" \"saturday 6pm\" \"the audit\"");
    var feed = desk.get(ChangeFeed.class);
    var week = Interval.of(Instant.parse("2026-03-03T00:00:00Z"), Duration.ofDays(7));
    var me = new dev.deskbell.people.Person.Id(1);
    var entries = feed.entries("", me, week).orElseThrow();
    assertThat(entries)
        .extracting(it ->
            it.uid().replaceFirst("(?<=private|FREEZE-1|CHG)-[\\w-]+@", "@") + " " + it.title())
        .contains(
            "CHG@deskbell CHG-101 New disks 101 (Calibration database, Order and stock system)",
            "private@deskbell A private change (E-mail and calendar)",
            "private@deskbell A private change (Office network and Wi-Fi)",
            "FREEZE-1@deskbell Freeze: the audit");
    assertThat(entries).extracting(Appointment::uid).doesNotHaveDuplicates();
    assertThat(feed.entries("", me, week).orElseThrow())
        .as("the same each time")
        .isEqualTo(entries);
    assertThat(entries.toString()).doesNotContain("CHG-103", "CHG-105", "New disks 103");
    assertThat(feed.entries("printing", me, week).orElseThrow()).hasSize(1);
    assertThat(feed.entries("gone", me, week)).isEmpty();
  }

  @Test
  void where_nothing_is_planned_it_says_so() {
    assertThat(desk.as("ana").types("change calendar services:printing").text())
        .contains("Nothing is planned: the next seven days");
  }

  private static java.awt.image.BufferedImage picture(List<Block> blocks) throws IOException {
    var picture =
        blocks.stream()
            .filter(Block.Picture.class::isInstance)
            .map(it -> ((Block.Picture) it).image().bytes())
            .findFirst()
            .orElseThrow();
    var kept = System.getProperty("pictures");
    if (kept != null) {
      Files.write(Path.of(kept), picture);
    }
    return ImageIO.read(new ByteArrayInputStream(picture));
  }
}
