package dev.deskbell.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.deskbell.testing.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Nobody hears that something went wrong where there is only too much to do, nor the reverse. */
class TooMuchToDoTest {
  private static final Param<String> WORDS = Param.of("words", "Words", Types.line(100));

  private final RoundTrips trips = new RoundTrips(TestDatabase.fresh());
  private final Bench bench =
      new Bench(
          trips,
          Bench.practice(
              Operation.named("note").says("note", "Note it").needs(WORDS).does(this::note)));

  @AfterEach
  void close() {
    bench.close();
  }

  private Outcome note(Turn turn) {
    bench.writes().add(1, "insert into trace values (?)", turn.get(WORDS));
    return Outcome.said("Noted.");
  }

  @Test
  void while_every_connection_is_taken_people_are_told_that_too_much_is_going_on()
      throws SQLException {
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(trips.getTargetDataSource());
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(250);
      trips.comeFrom(pool);
      try (var taken = pool.getConnection()) {
        assertThat(taken.isValid(1)).isTrue();
        assertThat(bench.desk.as("ana").types("note all that I wrote").text())
            .contains("Too much is going on", "Nothing was changed", "all that I wrote")
            .doesNotContain("went wrong");
      }
      assertThat(bench.desk.as("ana").types("note this").text()).isEqualTo("Noted.");
      trips.comeFrom(null);
    }
  }

  @Test
  void a_database_that_is_away_is_not_called_much_to_do() {
    var away = new RoundTrips(TestDatabase.fresh());
    away.goAway();
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(away);
      pool.setInitializationFailTimeout(-1);
      pool.setConnectionTimeout(250);
      trips.comeFrom(pool);
      assertThat(bench.desk.as("ana").types("note all that I wrote").text())
          .contains("went wrong", "Nothing was changed", "all that I wrote");
      trips.comeFrom(null);
    }
  }
}
