package dev.deskbell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.deskbell.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The desk's time is its database's, whatever the clock of its own machine shows. */
class DatabaseClockTest {
  private static final long CLOSE = 2_000;

  private final JdbcClient db = JdbcClient.create(pretending());

  /** A database whose clock can be moved: its own function is found before PostgreSQL's. */
  private static DriverManagerDataSource pretending() {
    var url = TestDatabase.emptyUrl();
    var real = JdbcClient.create(new DriverManagerDataSource(url));
    real.sql("create schema pretended").update();
    real.sql("create table pretended.ahead as select interval '0' as it").update();
    real.sql(
            """
            create function pretended.clock_timestamp() returns timestamptz volatile language sql
            as 'select pg_catalog.clock_timestamp() + it from pretended.ahead'
            """)
        .update();
    var options = "options=-c%20search_path=pretended,pg_catalog,public";
    return new DriverManagerDataSource(url + (url.contains("?") ? "&" : "?") + options);
  }

  private void isAhead(Duration by) {
    db.sql("update pretended.ahead set it = make_interval(secs => ?)")
        .param((double) by.toSeconds())
        .update();
  }

  private void shows(DatabaseClock clock, Duration ahead) {
    assertThat(clock.instant())
        .isCloseTo(Instant.now().plus(ahead), within(CLOSE, ChronoUnit.MILLIS));
  }

  @Test
  void it_is_the_databases_time_that_counts_and_its_jumps_are_followed_when_it_is_looked_at() {
    isAhead(Duration.ofMinutes(10));
    var clock = new DatabaseClock(db);
    shows(clock, Duration.ofMinutes(10));
    isAhead(Duration.ofMinutes(-10));
    shows(clock, Duration.ofMinutes(10));
    clock.follow();
    shows(clock, Duration.ofMinutes(-10));
  }
}
