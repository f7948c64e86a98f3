package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.people.People;
import dev.deskbell.testing.theatre.CoreDesk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who is on call while away. Tuesday, 3 March 2026, nine o'clock: Ben has the next week. */
class ClashStoryTest {
  private final CoreDesk desk = new CoreDesk();

  @AfterEach
  void closes() {
    desk.close();
  }

  private void away(String handle, String from, String until) {
    var who = desk.get(People.class).named(handle).orElseThrow().id();
    desk.get(JdbcClient.class)
        .sql(
            """
            with made as (insert into absence_calendar (person, name, added_at)
                          values (:who, 'x', '2026-01-01') returning id)
            insert into absence_entry select id, :who, tstzrange(cast(:from as timestamptz),
                                                                 cast(:until as timestamptz))
              from made
            """)
        .param("who", who.value())
        .param("from", from)
        .param("until", until)
        .update();
  }

  @Test
  void who_is_away_and_who_answers_for_the_schedule_are_told_once_with_somebody_instead() {
    away("ben", "2026-03-11T00:00:00Z", "2026-03-13T00:00:00Z");
    desk.get(Clashes.class).tell();
    desk.get(Clashes.class).tell();
    for (var who : java.util.List.of("ben", "nora")) {
      var told = words(desk.inbox(who));
      assertThat(told)
          .contains("On call while away: Network on call", "Ben Azevedo Wed 11 Mar 2026 00:00")
          .contains("Nora Lima could be instead");
      assertThat(told.split("On call while away: Network", -1)).hasSize(2);
    }
    var card =
        desk.inbox("nora").stream()
            .map(it -> it.content())
            .filter(it -> it.plain().contains("On call while away: Network"))
            .map(dev.deskbell.chat.Card.class::cast)
            .findFirst()
            .orElseThrow();
    var put = (dev.deskbell.chat.Action.Button) card.actions().getFirst();
    assertThat(put.label()).isEqualTo("Put Nora Lima in");
    assertThat(desk.as("nora").presses(put.call()).text())
        .contains("Nora Lima is on call for Network on call from Wed 11 Mar 2026 00:00");
    var network = desk.get(Schedules.class).get("network").orElseThrow();
    assertThat(
            desk.get(Clashes.class)
                .of(
                    network,
                    dev.deskbell.calendar.Interval.of(
                        java.time.Instant.parse("2026-03-03T09:00:00Z"), Clashes.AHEAD)))
        .isEmpty();
  }

  @Test
  void nobody_who_is_away_too_is_suggested() {
    away("ben", "2026-03-11T00:00:00Z", "2026-03-13T00:00:00Z");
    away("nora", "2026-03-12T00:00:00Z", "2026-03-14T00:00:00Z");
    desk.get(Clashes.class).tell();
    assertThat(words(desk.inbox("ben"))).contains("Nobody else of the schedule could be");
  }
}
