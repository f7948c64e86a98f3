package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a turn asks of the database: little enough to answer in time on a slow day. */
class RoundTripsTest {
  /** Begin and commit apart: the driver sends begin with the first statement. */
  private static final int MOST = 4;

  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static String declared() {
    desk.later(Duration.ofMinutes(1));
    return desk.as("ana")
        .types("incident declare \"It hangs\" impact:high urgency:high service:checkout")
        .card()
        .title()
        .split(" ", 2)[0];
  }

  /** Until the commit: what is drawn for the answer comes after it. */
  private static List<String> trips(Runnable deed) {
    desk.room("incidents");
    return desk.trips(deed).stream().takeWhile(it -> !it.equals("commit")).toList();
  }

  @Test
  void a_known_person_s_deeds_are_cheap() {
    var ref = declared();
    desk.as("yuki").types("incident ack " + ref);
    desk.as("yuki").types("incident resolve " + ref + " Restarted");
    var next = declared();
    assertThat(trips(() -> desk.as("yuki").types("incident ack " + next)))
        .hasSizeLessThanOrEqualTo(MOST);
    assertThat(trips(() -> desk.as("yuki").types("incident hold " + next + " supplier")))
        .hasSizeLessThanOrEqualTo(MOST);
    assertThat(trips(() -> desk.as("yuki").types("reply " + next + " one hour")))
        .hasSizeLessThanOrEqualTo(MOST);
    assertThat(trips(() -> desk.as("yuki").types("incident resolve " + next + " Restarted")))
        .hasSizeLessThanOrEqualTo(MOST);
  }

  /** Who was paged by hand is read on the way. */
  @Test
  void what_pages_anew_is_no_dearer() {
    var ref = declared();
    desk.as("yuki").types("prioritise " + ref + " impact:low urgency:low");
    desk.as("yuki").types("page call " + ref + " @kofi");
    var deeds =
        List.of(
            "prioritise " + ref + " impact:high urgency:high",
            "prioritise " + ref + " impact:low urgency:low",
            "incident promote " + ref + " the whole shop",
            "hand " + ref + " network");
    for (var deed : deeds) {
      var trips = trips(() -> desk.as("yuki").types(deed));
      assertThat(trips).as(deed).isNotEmpty().hasSizeLessThanOrEqualTo(MOST);
    }
  }

  /** What was just made need not be read again to be drawn. */
  @Test
  void reporting_an_incident_takes_a_number_and_one_writing_and_its_answer_nothing() {
    declared();
    desk.room("incidents");
    assertThat(desk.trips(RoundTripsTest::declaredOnly))
        .satisfiesExactly(
            number -> assertThat(number).contains("nextval"),
            all -> assertThat(all).contains("insert into incident"),
            commit -> assertThat(commit).isEqualTo("commit"));
  }

  private static void declaredOnly() {
    desk.as("ana").types("incident declare \"It hangs\" impact:high urgency:high service:checkout");
  }

  /** What closes by itself is read and written for all that are due together. */
  @Test
  void many_that_close_at_once_cost_as_many_round_trips_as_few() {
    assertThat(closing(20)).hasSameSizeAs(closing(10)).hasSizeLessThanOrEqualTo(12);
  }

  /** The statements until that many incidents are closed in one set. */
  private static List<String> closing(int many) {
    desk.get(JdbcClient.class).sql("delete from deadline").update();
    var refs = IntStream.range(0, many).mapToObj(_ -> declared()).toList();
    refs.forEach(it -> {
      desk.as("yuki").types("incident ack " + it);
      desk.as("yuki").types("incident resolve " + it + " Restarted");
    });
    desk.room("incidents");
    desk.passes(Duration.ofDays(14));
    var trips = desk.trips(() -> desk.get(Deadlines.class).fire());
    assertThat(refs.stream().map(TicketRef::of).map(desk.get(Tickets.class)::look))
        .allMatch(it -> it.orElseThrow().phase() == Phase.CLOSED);
    return trips;
  }
}
