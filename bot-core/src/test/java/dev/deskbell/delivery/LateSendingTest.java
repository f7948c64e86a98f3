package dev.deskbell.delivery;

import static dev.deskbell.delivery.Desk.note;
import static dev.deskbell.delivery.Desk.room;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Limits.Budget;
import dev.deskbell.chat.Receipt;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What was charged in time and sent late counts from when the platform saw it. */
class LateSendingTest {
  private static final Duration LATE = Duration.ofMillis(900);

  private final Desk desk = new Desk();

  @AfterEach
  void stop() {
    desk.close();
  }

  @Test
  void what_was_sent_long_after_it_was_charged_is_counted_when_the_platform_saw_it() {
    desk.here.limitedTo(_ -> List.of(new Budget("channel", 1, 3), new Budget("all", 10, 10)));
    var instance = desk.start();
    tellNotes(instance, 4);
    var claim = (Claim.Send) instance.get(Claims.class).next(instance.withWork().getFirst());
    desk.clock.advance(LATE);
    var seen = new Receipt.Delivered(null);
    var post = claim.aim().with("1", Drawer.Drawn.Shown.LIKE).orElseThrow();
    assertThat(
            instance.get(Outcomes.class).received(claim, claim.aim(), post, seen, LATE, List.of()))
        .isTrue();
    instance.drain();
    assertThat(desk.here.effects()).hasSize(2);
    desk.clock.advance(LATE);
    instance.drain();
    assertThat(desk.here.effects()).hasSize(2);
    desk.clock.advance(Duration.ofSeconds(1).minus(LATE));
    instance.drain();
    assertThat(desk.here.effects()).hasSize(3);
  }

  /** Claims lock by name: who first took what comes later would wait with them in a circle. */
  @ParameterizedTest
  @CsvSource({
    "CHANNEL, channel/room/here/w/a, limit/here/all",
    "METHOD, limit/here/all, method/here/w/POST",
    "PLATFORM, limit/here/all, platform/here"
  })
  void what_was_sent_late_and_is_held_back_locks_by_name(
      Receipt.Scope scope, String first, String then) throws Exception {
    desk.here.limitedTo(_ -> List.of(new Budget("all", 10, 10)));
    var instance = desk.start();
    tellNotes(instance, 1);
    var claim = (Claim.Send) instance.get(Claims.class).next(instance.withWork().getFirst());
    Stream.of(first, then)
        .filter(it -> !it.startsWith("limit/"))
        .forEach(it -> instance.get(Scopes.class).release(it, desk.clock.instant()));
    var held = new Receipt.Later(Duration.ofSeconds(1), scope, "too many");
    var post = claim.aim().with("1", Drawer.Drawn.Shown.LIKE).orElseThrow();
    try (var claiming = desk.database.getConnection();
        var statement = claiming.createStatement()) {
      claiming.setAutoCommit(false);
      lock(statement, first);
      var outcomes = instance.get(Outcomes.class);
      var written =
          CompletableFuture.supplyAsync(
              () -> outcomes.received(claim, claim.aim(), post, held, LATE, List.of()));
      await().until(this::somebodyWaitsForALock);
      lock(statement, then);
      claiming.rollback();
      assertThat(written.get(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  private static void lock(Statement statement, String name) throws SQLException {
    try (var rows =
        statement.executeQuery(
            "select from delivery_scope where name = '" + name + "' for update nowait")) {
      assertThat(rows.next()).as(name).isTrue();
    }
  }

  private boolean somebodyWaitsForALock() {
    return desk.db
        .sql(
            """
            select exists (select from pg_stat_activity
                            where datname = current_database() and wait_event_type = 'Lock')\
            """)
        .query(Boolean.class)
        .single();
  }

  private void tellNotes(Instance instance, int count) {
    desk.state.put("INC-1", "new");
    IntStream.range(0, count)
        .forEach(it -> instance.tell(Telling.once(note("INC-1", it), room("a"))));
  }
}
