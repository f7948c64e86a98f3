package dev.deskbell.database;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
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

  /** Whoever took longer to answer than this is asked again soon. */
  private static final Duration CLOSE = Duration.ofMillis(50);

  /** What two good clocks differ by after a second: 200 millionths. */
  private static final long DRIFTS = 5_000;

  private final Supplier<Instant> database;
  private final LongSupplier nanos;
  private final ZoneId zone;
  private final AtomicReference<Look> last;

  /**
   * Between what the database's time is, as far as that is known: what it said is as old as its way
   * here, and that is anything up to the whole time that asking took.
   *
   * @param nanos this machine's when that was so
   */
  private record Look(Instant earliest, Instant latest, long nanos) {
    Duration doubt() {
      return Duration.between(earliest, latest);
    }

    Duration age(long now) {
      return Duration.ofNanos(now - nanos);
    }

    /** The same now, a little less sure. */
    Look at(long now) {
      var age = age(now);
      var drift = age.dividedBy(DRIFTS);
      return new Look(earliest.plus(age).minus(drift), latest.plus(age).plus(drift), now);
    }

    /** Half of the doubt on either side. */
    Instant likely() {
      return earliest.plus(doubt().dividedBy(2));
    }

    /** What both say; where they contradict each other, time has jumped, and the newer holds. */
    Look and(Look older) {
      var since = older.earliest.isAfter(earliest) ? older.earliest : earliest;
      var until = older.latest.isBefore(latest) ? older.latest : latest;
      return since.isAfter(until) ? this : new Look(since, until, nanos);
    }
  }

  DatabaseClock(JdbcClient db) {
    this(() -> time(db), System::nanoTime);
  }

  /**
   * Made of its parts.
   *
   * @param database what it says, some time after it was asked
   * @param nanos this machine's monotonic clock
   */
  DatabaseClock(Supplier<Instant> database, LongSupplier nanos) {
    this.database = database;
    this.nanos = nanos;
    this.zone = ZoneOffset.UTC;
    this.last = new AtomicReference<>(ask());
  }

  private static Instant time(JdbcClient db) {
    var said = db.sql("select clock_timestamp()").query(OffsetDateTime.class).single();
    return Objects.requireNonNull(said).toInstant();
  }

  private Look ask() {
    var before = nanos.getAsLong();
    var said = database.get();
    var now = nanos.getAsLong();
    return new Look(said, said.plusNanos(now - before), now);
  }

  /**
   * Looks again, for who does so now and then; while the database is away, time goes on. A look
   * that took long is believed no further than it reaches.
   */
  void follow() {
    try {
      var look = ask();
      last.set(look.and(last.get().at(look.nanos())));
    } catch (DataAccessException e) {
      LOG.debug("the database's time can't be read; going on from {}", last.get().likely());
    }
  }

  boolean isStale() {
    var look = last.get();
    return look.age(nanos.getAsLong()).compareTo(TRUSTED) > 0 || look.doubt().compareTo(CLOSE) > 0;
  }

  @Override
  public Instant instant() {
    var look = last.get();
    return look.likely().plus(look.age(nanos.getAsLong()));
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
