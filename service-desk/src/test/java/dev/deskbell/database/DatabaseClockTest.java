package dev.deskbell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.testing.TestDatabase;
import java.time.Clock;
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

  private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  /** A database and this machine's own time; how long the ways there and back take. */
  private static final class Ways {
    private long nanos;
    private long there;
    private long back;
    private Duration ahead = Duration.ZERO;

    private Instant asked() {
      nanos += there;
      var said = truth();
      nanos += back;
      return said;
    }

    private Instant truth() {
      return NOON.plus(ahead).plusNanos(nanos);
    }

    private void take(Duration toIt, Duration fromIt) {
      there = toIt.toNanos();
      back = fromIt.toNanos();
    }

    private Duration error(Clock clock) {
      return Duration.between(truth(), clock.instant()).abs();
    }
  }

  @Test
  void what_it_says_over_a_stalled_way_is_not_believed_against_what_is_known() {
    var ways = new Ways();
    ways.take(Duration.ofMillis(1), Duration.ofMillis(1));
    var clock = new DatabaseClock(ways::asked, () -> ways.nanos);
    ways.nanos += Duration.ofSeconds(30).toNanos();
    ways.take(Duration.ZERO, Duration.ofSeconds(4));
    clock.follow();
    assertThat(ways.error(clock)).isLessThan(Duration.ofMillis(20));
  }

  @Test
  void who_begins_over_a_stalled_way_looks_again_soon() {
    var ways = new Ways();
    ways.take(Duration.ofSeconds(4), Duration.ZERO);
    var clock = new DatabaseClock(ways::asked, () -> ways.nanos);
    assertThat(clock.isStale()).isTrue();
    ways.take(Duration.ofMillis(1), Duration.ofMillis(1));
    clock.follow();
    assertThat(clock.isStale()).isFalse();
    assertThat(ways.error(clock)).isLessThan(Duration.ofMillis(2));
  }

  @Test
  void a_jump_is_followed_over_a_stalled_way_as_far_as_that_tells() {
    var ways = new Ways();
    var clock = new DatabaseClock(ways::asked, () -> ways.nanos);
    ways.ahead = Duration.ofMinutes(-10);
    ways.take(Duration.ofSeconds(1), Duration.ofSeconds(3));
    clock.follow();
    assertThat(ways.error(clock)).isLessThanOrEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void whatever_the_ways_take_it_is_never_further_off_than_half_of_the_best_look() {
    qt().forAll(lists().of(integers().between(0, 5_000)).ofSizeBetween(2, 20))
        .checkAssert(delays -> {
          var ways = new Ways();
          ways.take(Duration.ofMillis(delays.getFirst()), Duration.ofMillis(delays.getLast()));
          var clock = new DatabaseClock(ways::asked, () -> ways.nanos);
          var best = delays.getFirst() + delays.getLast();
          for (var look = 1; look < delays.size(); look++) {
            ways.nanos += Duration.ofSeconds(30).toNanos();
            ways.take(Duration.ofMillis(delays.get(look)), Duration.ofMillis(delays.get(look - 1)));
            clock.follow();
            best = Math.min(best, delays.get(look) + delays.get(look - 1));
            assertThat(ways.error(clock)).isLessThan(Duration.ofMillis(best / 2 + 10 * look + 10));
          }
        });
  }
}
