package dev.deskbell.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.people.Person;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the days of a component show, against a clerk who walks through them hour by hour. */
class BoardTest {
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");

  /** The clocks went forward on 29 March, within the ninety days. */
  private static final Instant NOW = Instant.parse("2026-05-20T15:30:00Z");

  private static final Effect[] BAD = {
    Effect.MAINTENANCE, Effect.DEGRADED, Effect.PARTIAL_OUTAGE, Effect.MAJOR_OUTAGE
  };

  private static final StatusPolicy POLICY =
      new StatusPolicy(
          "Acme",
          null,
          null,
          List.of(
              new StatusPolicy.Entry("checkout", "Shop", "Out"),
              new StatusPolicy.Entry("email", "Mail", null)));

  private static Notice notice(List<Notice.Impact> impacts, @Nullable Instant ended) {
    return new Notice(
        1,
        UUID.randomUUID(),
        ended == null ? State.INVESTIGATING : State.RESOLVED,
        "Slow",
        null,
        new Person.Id(1),
        null,
        NOW,
        NOW,
        ended,
        List.of(),
        impacts);
  }

  private static Board board(Notice... notices) {
    return Board.of(POLICY, LISBON, NOW, List.of(notices), NOW);
  }

  private static Board.Row shop(Board board) {
    return board.groups().getFirst().rows().getFirst();
  }

  @Test
  void every_day_shows_the_worst_hour_it_had() {
    // Beginnings and lengths in hours before now; every fourth lasts.
    qt().withExamples(60)
        .forAll(
            lists()
                .of(integers().between(0, 2400).zip(integers().between(1, 80), List::of))
                .ofSizeBetween(0, 6))
        .checkAssert(all -> {
          var impacts = all.stream().map(BoardTest::impact).toList();
          var days = shop(board(notice(impacts, NOW))).days();
          assertThat(days).hasSize(Board.DAYS);
          assertThat(days.getLast().date()).isEqualTo(NOW.atZone(LISBON).toLocalDate());
          for (var day : days) {
            assertThat(day.worst()).as("%s", day.date()).isEqualTo(walked(impacts, day.date()));
          }
        });
  }

  private static Notice.Impact impact(List<Integer> drawn) {
    var from = NOW.minus(Duration.ofHours(drawn.get(0)));
    var until = from.plus(Duration.ofHours(drawn.get(1)));
    return new Notice.Impact(
        "checkout", BAD[drawn.get(0) % BAD.length], from, drawn.get(1) % 4 == 0 ? null : until);
  }

  /** Half an hour at a time: everything begins and ends on a half hour. */
  private static Effect walked(List<Notice.Impact> impacts, LocalDate date) {
    var worst = Effect.OPERATIONAL;
    for (var at = date.atStartOfDay(LISBON).toInstant();
        at.atZone(LISBON).toLocalDate().equals(date) && !at.isAfter(NOW);
        at = at.plus(Duration.ofMinutes(30))) {
      for (var impact : impacts) {
        worst = impact.holds(at) ? worst.worse(impact.effect()) : worst;
      }
    }
    return worst;
  }

  @Test
  void the_whole_is_as_bad_as_its_worst_part_and_what_has_ended_hurts_nobody() {
    var hour = NOW.minus(Duration.ofHours(1));
    var open = notice(List.of(new Notice.Impact("email", Effect.DEGRADED, hour, null)), null);
    var over = notice(List.of(new Notice.Impact("checkout", Effect.MAJOR_OUTAGE, hour, NOW)), NOW);
    assertThat(board(open, over).overall()).isEqualTo(Effect.DEGRADED);
    assertThat(shop(board(open, over)).now()).isEqualTo(Effect.OPERATIONAL);
    assertThat(board().overall().overall()).isEqualTo("All systems operational");
  }

  @Test
  void what_the_page_does_not_show_is_named_nowhere() {
    var hour = NOW.minus(Duration.ofHours(1));
    var open = notice(List.of(new Notice.Impact("erp", Effect.MAJOR_OUTAGE, hour, null)), null);
    assertThat(board(open).overall()).isEqualTo(Effect.OPERATIONAL);
    assertThat(board(open).affected(open)).isEmpty();
  }

  @Test
  void days_are_told_in_words_for_who_does_not_see_them() {
    var first = Instant.parse("2026-03-02T10:00:00Z");
    var impacts =
        List.of(
            new Notice.Impact("checkout", Effect.DEGRADED, first, first.plusSeconds(150_000)),
            new Notice.Impact("checkout", Effect.MAJOR_OUTAGE, NOW.minusSeconds(60), NOW));
    assertThat(DaysPicture.of(shop(board(notice(impacts, NOW)))))
        .contains("Last 90 days: major outage on 20 May; degraded performance on 2 Mar to 4 Mar");
    assertThat(DaysPicture.of(shop(board()))).contains("No trouble in 90 days");
  }
}
