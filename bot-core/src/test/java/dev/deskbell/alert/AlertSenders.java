package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Vault;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Request;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/** Who sends alerts, many at once, and ways of the desk's to its database that tests can break. */
final class AlertSenders {
  private final CoreDesk desk;

  AlertSenders(CoreDesk desk) {
    this.desk = desk;
  }

  /** What they were refused with. */
  static List<Throwable> together(int many, IntConsumer sender) throws Exception {
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      return senders
          .invokeAll(
              IntStream.range(0, many)
                  .mapToObj(it -> Executors.callable(() -> sender.accept(it)))
                  .toList())
          .stream()
          .filter(it -> it.state() == Future.State.FAILED)
          .map(Future::exceptionNow)
          .toList();
    }
  }

  static void held(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  static List<Signals.Arriving> of(String key, int many) {
    var at = Instant.parse("2026-11-17T08:00:00Z");
    return IntStream.range(0, many)
        .mapToObj(it -> new Signal(key + "-" + it, true, at, "t", "", "", Map.of()))
        .map(it -> new Signals.Arriving("uptime", it, at))
        .toList();
  }

  static Request request(String integration, String address, byte[] body) {
    return new Request(
        Map.of("integration", integration, "secret", address), Map.of(), Map.of(), body);
  }

  static byte[] another(int number) {
    return """
    {"version": "4", "status": "firing", "alerts": [{"status": "firing",
     "labels": {"alertname": "another-%1$d", "service": "checkout", "cluster": "eu-1"},
     "annotations": {"summary": "another %1$d"}, "startsAt": "2026-11-17T08:00:00.123456789Z",
     "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "another-%1$d"}]}
    """
        .formatted(number)
        .getBytes(UTF_8);
  }

  /** What happens before somebody has a connection. */
  interface Before {
    void happens() throws SQLException;
  }

  DataSource way(Before before) {
    return new DelegatingDataSource(desk.get(DataSource.class)) {
      @Override
      public Connection getConnection() throws SQLException {
        before.happens();
        return super.getConnection();
      }
    };
  }

  /** They keep what arrives, on another way to the database, and digest nothing at once. */
  Alerts alerts(DataSource way) {
    return alerts(
        new JdbcTemplate(way),
        new TransactionOperations() {
          @Override
          public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
            throw new IllegalStateException("it is digested later");
          }
        });
  }

  /** They digest in such transactions. */
  Alerts alerts(JdbcOperations db, TransactionOperations transaction) {
    return new Alerts(
        db,
        transaction,
        new Signals(JdbcClient.create(db), desk.get(JsonMapper.class)),
        desk.get(AlertStore.class),
        desk.get(Digestion.class),
        desk.get(AlertTickets.class),
        desk.get(Clock.class));
  }

  /** As who waits for what a slow machine has to do. */
  static Patience patient() {
    return new Patience(Duration.ofMinutes(1));
  }

  /** Senders are refused soon, until they are to be patient; turns are over soon all the time. */
  static final class Temper extends Patience {
    private volatile boolean isCalm;

    Temper() {
      super(Duration.ofMillis(200));
    }

    void calms() {
      isCalm = true;
    }

    @Override
    <T> T await(CompletableFuture<T> answer) {
      return isCalm ? patient().await(answer) : super.await(answer);
    }
  }

  /** One that writes there, on such a thread. */
  AlertIntake intake(Alerts alerts, Patience patience, Executor writer) {
    return new AlertIntake(
        desk.get(Policies.class),
        new Addresses(desk.get(JdbcClient.class), patient()),
        desk.get(Vault.class),
        patience,
        new Arrivals(alerts, patience, writer),
        desk.get(AlertRounds.class),
        desk.get(JsonMapper.class),
        desk.get(Clock.class));
  }
}
