package dev.deskbell.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The database's time, carried on by this machine's monotonic clock between two looks: all
 * instances agree about what is due, and a jump of one machine's wall clock harms nothing.
 */
final class DatabaseClock extends Clock {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseClock.class);
  private static final Duration TRUSTED = Duration.ofSeconds(30);

  private final JdbcClient db;
  private final ZoneId zone;
  private final AtomicReference<Look> last;

  /** What the database said, and this machine's nanoseconds when it did. */
  private record Look(Instant said, long nanos) {
    Duration age() {
      return Duration.ofNanos(System.nanoTime() - nanos);
    }
  }

  DatabaseClock(JdbcClient db) {
    this.db = db;
    this.zone = ZoneOffset.UTC;
    this.last = new AtomicReference<>(ask());
  }

  /** Half of the round trip has passed since the database answered. */
  private Look ask() {
    var before = System.nanoTime();
    var said = db.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    var now = System.nanoTime();
    return new Look(Objects.requireNonNull(said).toInstant().plusNanos((now - before) / 2), now);
  }

  /** Looks again, for who does so now and then; while the database is away, time goes on. */
  void follow() {
    try {
      last.set(ask());
    } catch (DataAccessException e) {
      LOG.debug("the database's time can't be read; going on from {}", last.get().said());
    }
  }

  boolean isStale() {
    return last.get().age().compareTo(TRUSTED) > 0;
  }

  @Override
  public Instant instant() {
    var look = last.get();
    return look.said().plus(look.age());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    var same = this;
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return other;
      }

      @Override
      public Clock withZone(ZoneId another) {
        return same.withZone(another);
      }

      @Override
      public Instant instant() {
        return same.instant();
      }
    };
  }
}
