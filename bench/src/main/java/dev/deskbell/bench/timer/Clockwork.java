package dev.deskbell.bench.timer;

import dev.deskbell.bench.load.Histogram;
import dev.deskbell.bench.load.Server;
import dev.deskbell.bench.load.Side;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.locks.LockSupport;

/**
 * Timers of one side in its database. When one has fired is when the row of its history was
 * committed, by PostgreSQL's own record.
 */
abstract class Clockwork {
  /** So long before something is due that everybody has looked in between. */
  static final Duration NOTICE = Duration.ofSeconds(6);

  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final Server server;
  private final Side side;
  private int next;

  Clockwork(Server server, Side side) {
    this.server = server;
    this.side = side;
  }

  Side side() {
    return side;
  }

  /** So many that are due in a month or later. */
  abstract void pending(int many) throws SQLException;

  /** A statement that makes one due: a moment, and the number of the timer. */
  abstract String arms();

  /** A condition for being still to be fired: two moments between which they are due. */
  abstract String waits();

  /** Rows of history with {@code number} of the timer and {@code at} of their commit. */
  abstract String fired();

  /** The table whose rows wait. */
  abstract String table();

  /** What came of those that were due. */
  record Outcome(Histogram lateness, double first, int fired, int doubled) {}

  /** What happens to a side while it fires. */
  @FunctionalInterface
  interface Event {
    Event NONE = () -> {};

    void happens() throws Exception;
  }

  /** So many, one after the other at this distance, the first at that moment. */
  Outcome fire(int many, Instant first, Duration apart) throws Exception {
    return fire(many, first, apart, 0, Event.NONE);
  }

  /**
   * The same, and that happens when so many of them have fired.
   *
   * @param fired nothing happens if it is 0
   */
  Outcome fire(int many, Instant first, Duration apart, int fired, Event event) throws Exception {
    var from = next + 1;
    next += many;
    try (var connection = connection()) {
      arm(connection, from, many, first, apart);
      if (fired > 0) {
        await(connection, first, many - fired);
        event.happens();
      }
      await(connection, first, first.plus(apart.multipliedBy(many)));
      return outcome(connection, from, many, first, apart);
    }
  }

  private void arm(Connection connection, int from, int many, Instant first, Duration apart)
      throws SQLException {
    connection.setAutoCommit(false);
    try (var statement = connection.prepareStatement(arms())) {
      for (var number = 0; number < many; number++) {
        statement.setObject(1, at(first.plus(apart.multipliedBy(number))));
        statement.setInt(2, from + number);
        statement.addBatch();
      }
      statement.executeBatch();
    }
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void await(Connection connection, Instant first, Instant last) throws SQLException {
    var patience = last.plus(PATIENCE);
    try (var statement = connection.prepareStatement("select exists (" + waits() + ")")) {
      statement.setObject(1, at(first));
      statement.setObject(2, at(last));
      while (Instant.now().isBefore(last) || isTrue(statement)) {
        if (Instant.now().isAfter(patience)) {
          throw new IllegalStateException("not all were fired:\n" + side.name());
        }
        LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      }
    }
  }

  /** Until no more than so many wait that are due at that moment. */
  private void await(Connection connection, Instant due, int left) throws SQLException {
    try (var statement =
        connection.prepareStatement("select count(*) <= " + left + " from (" + waits() + ") it")) {
      statement.setObject(1, at(due));
      statement.setObject(2, at(due));
      while (!isTrue(statement)) {
        if (Instant.now().isAfter(due.plus(PATIENCE))) {
          throw new IllegalStateException("not enough were fired:\n" + side.name());
        }
        LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
      }
    }
  }

  private static boolean isTrue(java.sql.PreparedStatement statement) throws SQLException {
    try (var row = statement.executeQuery()) {
      row.next();
      return row.getBoolean(1);
    }
  }

  private Outcome outcome(Connection connection, int from, int many, Instant first, Duration apart)
      throws SQLException {
    var lateness = new Histogram();
    var seen = new java.util.HashSet<Integer>();
    var soonest = Double.MAX_VALUE;
    var rows = 0;
    try (var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "select number, extract(epoch from at) * 1000000 from (%s) fired where number between %d and %d"
                    .formatted(fired(), from, from + many - 1))) {
      while (row.next()) {
        var number = row.getInt(1);
        var due = first.plus(apart.multipliedBy(number - from));
        var late = row.getLong(2) * 1000 - micros(due) * 1000;
        soonest = Math.min(soonest, late / 1e6);
        lateness.add(late);
        seen.add(number);
        rows++;
      }
    }
    return new Outcome(lateness, soonest, seen.size(), rows - seen.size());
  }

  private static long micros(Instant moment) {
    return java.time.temporal.ChronoUnit.MICROS.between(Instant.EPOCH, moment);
  }

  Connection connection() throws SQLException {
    return DriverManager.getConnection(server.jdbc(side.database()));
  }

  void run(String sql) throws SQLException {
    try (var connection = connection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static java.time.OffsetDateTime at(Instant moment) {
    return moment.atOffset(ZoneOffset.UTC);
  }
}
