package dev.deskbell.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;

/** Who writes what arrives, and for whom, while the database is in trouble. */
class AlertTurnsTest extends AlertStories {
  private static final int SENDERS = 6;

  private final AlertSenders senders = new AlertSenders(desk);
  private final CountDownLatch all = new CountDownLatch(SENDERS);

  /** It is being written by another, who does not end: all others of its batch are taken. */
  @Test
  void one_that_another_holds_is_refused_alone() throws Exception {
    try (var other = desk.get(DataSource.class).getConnection();
        var holding = other.createStatement()) {
      other.setAutoCommit(false);
      holding.execute(
          """
          insert into alert_event (integration, key, firing, at, title, details, link, labels,
                                   received_at)
          values ('uptime', 'k0-0', true, '2026-11-17T08:00:00Z', 't', '', '', '{}', '2026-11-17')
          """);
      var arrivals = new Arrivals(senders.alerts(whoWaitsBriefly()), gathering(), this::together);
      assertThat(
              AlertSenders.together(SENDERS, it -> arrivals.arrive(AlertSenders.of("k" + it, 1))))
          .hasSize(1)
          .allMatch(DataAccessException.class::isInstance);
      assertThat(count("select count(*) from alert_event")).isEqualTo(SENDERS - 1);
      other.rollback();
      assertThat(arrivals.arrive(AlertSenders.of("k0", 1))).isTrue();
    }
    assertThat(count("select count(*) from alert_event")).isEqualTo(SENDERS);
  }

  private DataSource whoWaitsBriefly() {
    return new DelegatingDataSource(desk.get(DataSource.class)) {
      @Override
      public Connection getConnection() throws SQLException {
        var connection = super.getConnection();
        try (var setting = connection.createStatement()) {
          setting.execute("set lock_timeout = '300ms'");
        }
        return connection;
      }
    };
  }

  @Test
  void what_waited_in_vain_for_a_lock_is_digested_in_the_next_attempt() throws Exception {
    var fired = AlertSenders.of("k", 1).getFirst();
    var at = fired.at().plusSeconds(1);
    var ended = new Signal("k-0", false, at, "t", "", "", Map.of());
    desk.get(Signals.class).keep(List.of(fired));
    digest();
    desk.get(Signals.class).keep(List.of(new Signals.Arriving("uptime", ended, at)));
    var attempts = new AtomicInteger();
    try (var other = desk.get(DataSource.class).getConnection();
        var holding = other.createStatement()) {
      other.setAutoCommit(false);
      holding.execute("select from ticket for update");
      var alerts =
          senders.alerts(
              desk.get(JdbcOperations.class),
              briefly(() -> {
                if (attempts.incrementAndGet() == 2) {
                  other.rollback();
                }
              }));
      assertThat(alerts.digest()).isEqualTo(1);
    }
    assertThat(attempts).hasValue(2);
    assertThat(count("select count(*) from alert where firing")).isZero();
  }

  private TransactionOperations briefly(AlertSenders.Before each) {
    var transaction = desk.get(TransactionOperations.class);
    return new TransactionOperations() {
      @Override
      public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
        try {
          each.happens();
        } catch (SQLException problem) {
          throw new IllegalStateException(problem);
        }
        return transaction.execute(it -> {
          desk.get(JdbcOperations.class).execute("set local lock_timeout = '50ms'");
          return work.doInTransaction(it);
        });
      }
    };
  }

  /** They are not written one by one then, each as slowly as the one before. */
  @Test
  void what_nobody_waits_for_any_more_is_not_written() throws Exception {
    desk.get(JdbcClient.class)
        .sql("alter table alert_event add constraint broken check (key <> 'k0-0')")
        .update();
    var asked = new AtomicInteger();
    var begun = new CountDownLatch(1);
    var refused = new CountDownLatch(1);
    var ended = new CountDownLatch(1);
    var way =
        senders.way(() -> {
          asked.incrementAndGet();
          begun.countDown();
          AlertSenders.held(refused);
        });
    var arrivals =
        new Arrivals(
            senders.alerts(way),
            refusing(begun),
            it ->
                together(() -> {
                  it.run();
                  ended.countDown();
                }));
    assertThat(AlertSenders.together(SENDERS, it -> arrivals.arrive(AlertSenders.of("k" + it, 1))))
        .hasSize(SENDERS)
        .allMatch(Patience.Over.class::isInstance);
    refused.countDown();
    ended.await();
    assertThat(asked).hasValue(1);
    assertThat(count("select count(*) from alert_event")).isZero();
  }

  @Test
  void no_more_than_three_wait_for_connections_that_say_nothing() {
    var turns = new ArrayList<Runnable>();
    var never = new Patience(Duration.ofNanos(-1));
    var arrivals = new Arrivals(senders.alerts(desk.get(DataSource.class)), never, turns::add);
    for (var sender = 0; sender < SENDERS; sender++) {
      refused(arrivals, "k" + sender);
    }
    assertThat(turns).hasSize(3);
    turns.removeFirst().run();
    refused(arrivals, "another");
    refused(arrivals, "one more");
    assertThat(turns).hasSize(3);
  }

  private static void refused(Arrivals arrivals, String key) {
    assertThatThrownBy(() -> arrivals.arrive(AlertSenders.of(key, 1)))
        .isInstanceOf(Patience.Over.class);
  }

  /** What comes back may be another that does not have it. */
  @Test
  void once_the_database_was_away_what_is_repeated_is_written_again() {
    var isAway = new AtomicBoolean();
    var asked = new AtomicInteger();
    var way =
        senders.way(() -> {
          asked.incrementAndGet();
          if (isAway.get()) {
            throw new SQLException("away", "08006");
          }
        });
    var arrivals = new Arrivals(senders.alerts(way), AlertSenders.patient(), Runnable::run);
    arrivals.arrive(AlertSenders.of("k0", 1));
    arrivals.arrive(AlertSenders.of("k0", 1));
    assertThat(asked).hasValue(1);
    isAway.set(true);
    assertThatThrownBy(() -> arrivals.arrive(AlertSenders.of("k1", 1)))
        .isInstanceOf(CannotGetJdbcConnectionException.class);
    isAway.set(false);
    var before = asked.get();
    arrivals.arrive(AlertSenders.of("k0", 1));
    assertThat(asked).hasValue(before + 1);
  }

  /** Nothing is written before all wait. */
  private void together(Runnable turn) {
    Thread.ofVirtual()
        .start(() -> {
          AlertSenders.held(all);
          turn.run();
        });
  }

  private Patience gathering() {
    return new Patience(Duration.ofMinutes(1)) {
      @Override
      <T> T await(CompletableFuture<T> answer) {
        all.countDown();
        return super.await(answer);
      }
    };
  }

  /** As soon as it is being written. */
  private Patience refusing(CountDownLatch begun) {
    return new Patience(Duration.ofMinutes(1)) {
      @Override
      <T> T await(CompletableFuture<T> answer) {
        all.countDown();
        AlertSenders.held(begun);
        return new Patience(Duration.ZERO).await(answer);
      }
    };
  }
}
