package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.deskbell.chat.Vault;
import dev.deskbell.policy.Policies;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Request;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
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

  /** They keep what arrives, on another way to the database, and digest nothing at once. */
  Alerts alerts(DataSource way) {
    var db = new JdbcTemplate(way);
    TransactionOperations never =
        new TransactionOperations() {
          @Override
          public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
            throw new IllegalStateException("it is digested later");
          }
        };
    return new Alerts(
        db,
        never,
        new Signals(JdbcClient.create(db), desk.get(JsonMapper.class)),
        desk.get(AlertStore.class),
        desk.get(Digestion.class),
        desk.get(AlertTickets.class),
        desk.get(Clock.class));
  }

  /** One that writes there, on such a thread, and is not patient. */
  AlertIntake intake(Alerts alerts, Executor writer) {
    var patience = new Patience(Duration.ofMillis(500));
    return new AlertIntake(
        desk.get(Policies.class),
        desk.get(Addresses.class),
        desk.get(Vault.class),
        patience,
        new Arrivals(alerts, patience, writer),
        desk.get(AlertRounds.class),
        desk.get(JsonMapper.class),
        desk.get(Clock.class));
  }
}
