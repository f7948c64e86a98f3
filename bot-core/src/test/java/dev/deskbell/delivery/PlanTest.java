package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.card;
import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanTest {

  private final Desk desk = new Desk();

  @BeforeEach
  void start() {
    TestDatabase.plansLikeADesk(desk.database);
  }

  @AfterEach
  void stop() {
    desk.close();
  }

  private void history(int rows) {
    desk.db
        .sql(
            """
            insert into delivery (topic, subject, argument, destination, lane, urgency, manner,
                   state, told_at, not_before, finished_at)
            select 'card', 'INC-' || n, '', 'room/here/w/c' || n % 500, 'room/here/w/c' || n % 500,
                   'USUAL', 'ONCE', 'DONE', :now, :now, :now
              from generate_series(1, :rows) n\
            """)
        .param("now", Rows.at(desk.clock.instant()))
        .param("rows", rows)
        .update();
    desk.db.sql("analyze").update();
  }

  private String plan(String sql, String[] names, Object... values) {
    var question = desk.db.sql("explain (analyze, costs off, timing off) " + sql);
    for (var i = 0; i < names.length; i++) {
      question = question.param(names[i], values[i]);
    }
    return question.query((row, _) -> row.getString(1)).stream().collect(Collectors.joining("\n"));
  }

  private static double mostRowsIn(String plan) {
    return Pattern.compile("(?:actual rows=|Removed by Filter: )([\\d.]+)")
        .matcher(plan)
        .results()
        .mapToDouble(it -> Double.parseDouble(it.group(1)))
        .max()
        .orElseThrow();
  }

  private String planOfLooking() {
    return plan(
        Work.WITH_WORK,
        new String[] {"last", "now", "lacking", "most"},
        "USUAL",
        Rows.at(desk.clock.instant()),
        "lacking/here/",
        100);
  }

  private String planOfClaiming() {
    return plan(
        Heads.NEXT,
        new String[] {"lane", "urgency", "lacking", "now"},
        "room/here/w/c1",
        "USUAL",
        "lacking/here/",
        Rows.at(desk.clock.instant()));
  }

  @Test
  void neither_looking_nor_claiming_reads_the_history() {
    var instance = desk.start();
    history(100_000);
    // After the planner has looked: it must not matter that it believes the desk is idle.
    instance.tell(
        IntStream.range(0, 10_000)
            .mapToObj(it -> Telling.keep(card("INC-" + it), room("c" + it % 500)))
            .toArray(Telling[]::new));
    for (var plan : new String[] {planOfLooking(), planOfClaiming()}) {
      assertThat(plan)
          .contains("delivery_open_by_lane", "delivery_open_by_order")
          .doesNotContain("Seq Scan on delivery ");
      assertThat(mostRowsIn(plan)).as(plan).isLessThan(1_000);
    }
  }

  @Test
  void what_was_put_off_is_found_without_what_never_was() {
    var instance = desk.start();
    history(100_000);
    instance.tell(
        IntStream.range(0, 10_000)
            .mapToObj(it -> Telling.keep(card("INC-" + it), room("c" + it % 500)))
            .toArray(Telling[]::new));
    var names = new String[] {"now", "lately", "lane"};
    var now = Rows.at(desk.clock.instant());
    for (var it : List.of(Work.NEXT_DUE, FailingClaims.KINDS, FailingClaims.ELSEWHERE)) {
      assertThat(plan(it, names, now, now, "room/here/w/c1"))
          .contains("delivery_put_off")
          .doesNotContain("Seq Scan on delivery");
    }
  }

  @Test
  void the_auditor_never_reads_the_history() {
    history(100_000);
    for (var question : Stuck.QUESTIONS) {
      assertThat(planOfAuditing(question)).doesNotContain("Seq Scan on delivery ");
    }
  }

  /**
   * Ten thousand wait too long for fifty rooms, and people who probe the desk must not wait for it.
   */
  @Test
  void the_auditor_reads_little_of_a_long_backlog() {
    var instance = desk.start();
    instance.tell(
        IntStream.range(0, 10_000)
            .mapToObj(it -> Telling.keep(card("INC-" + it), room("c" + it % 50)))
            .toArray(Telling[]::new));
    desk.clock.advance(Duration.ofMinutes(20));
    expectAuditingToRead(50 * Stuck.OLDEST);
    desk.db.sql("analyze").update();
    expectAuditingToRead(50 * Stuck.OLDEST);
    assertThat(instance.get(Auditor.class).findings()).hasSize(50);
  }

  private void expectAuditingToRead(int most) {
    for (var question : Stuck.QUESTIONS) {
      var plan = planOfAuditing(question);
      assertThat(plan).doesNotContain("Seq Scan on delivery ");
      assertThat(mostRowsIn(plan)).as(plan).isLessThanOrEqualTo(most);
    }
  }

  private String planOfAuditing(String question) {
    var now = desk.clock.instant();
    return plan(
        question,
        new String[] {"last", "now", "since", "long", "remembered", "lacking", "connected"},
        "USUAL",
        Rows.at(now),
        Rows.at(now.minus(Duration.ofMinutes(5))),
        Rows.at(now.minus(Duration.ofMinutes(15))),
        Rows.at(now.minus(Duration.ofDays(1))),
        "lacking/here/",
        new String[] {"here"});
  }

  @Test
  void a_page_overtakes_ten_thousand_waiting_messages_for_its_own_room() {
    var instance = desk.start();
    desk.state.put("INC-1", "burning");
    instance.tell(
        IntStream.range(0, 10_000)
            .mapToObj(it -> Telling.once(note("INC-" + it, it), room("c" + it % 50)))
            .toArray(Telling[]::new));
    instance.tell(Telling.once(note("INC-1", 99), room("c7")).urgently());
    assertThat(instance.step()).isTrue();
    assertThat(desk.here.wordsIn("c7")).containsExactly("INC-1 note 99");
  }
}
