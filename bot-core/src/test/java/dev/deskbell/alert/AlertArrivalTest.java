package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** What comes alone is told at once, what comes in crowds is kept at once, and nothing is lost. */
class AlertArrivalTest {
  private static final int MOST_TRIPS = 16;

  private final CoreDesk desk = new CoreDesk();

  @BeforeEach
  void later() {
    desk.theatre().clock().set(Instant.parse("2026-11-17T09:00:00Z"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** One transaction: what arrived, its incident, and the page to whoever is on call. */
  @Test
  void an_alert_alone_is_told_with_the_commit_that_keeps_it() {
    desk.as("yuki").types("me");
    var address = address("prometheus");
    take("prometheus", address, another(0));
    var trips = desk.trips(() -> take("prometheus", address, another(1)));
    assertThat(trips.stream().filter("commit"::equals)).hasSize(1);
    assertThat(trips).hasSizeLessThanOrEqualTo(MOST_TRIPS);
    assertThat(count("select count(*) from page where state = 'TOLD' and ticket = 'INC-2'"))
        .isGreaterThan(0);
    assertThat(count("select fired from escalation_run where ticket = 'INC-2'")).isEqualTo(1);
    var told =
        count("select count(*) from delivery where topic = 'oncall.page' and subject = 'INC-2'");
    assertThat(told).isEqualTo(count("select count(*) from page where ticket = 'INC-2'"));
    assertThat(desk.get(Alerts.class).isWaiting()).isFalse();
    desk.later(Duration.ofSeconds(1));
    assertThat(count("select count(*) from page where ticket = 'INC-2'")).isEqualTo(told);
  }

  @Test
  void what_can_not_be_done_at_once_is_kept_and_done_later() {
    var db = desk.get(JdbcClient.class);
    db.sql("alter table alert_group add constraint broken check (integration <> 'uptime')")
        .update();
    assertThat(take("uptime", address("uptime"), DOWN).status()).isEqualTo(202);
    assertThat(count("select count(*) from alert_event where not handled")).isEqualTo(1);
    assertThat(count("select count(*) from ticket")).isZero();
    db.sql("alter table alert_group drop constraint broken").update();
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    assertThat(count("select count(*) from alert_event where not handled")).isZero();
  }

  @Test
  void while_another_instance_digests_what_arrives_is_kept_for_it() throws Exception {
    var address = address("uptime");
    var arrived = new CountDownLatch(1);
    var other = new CountDownLatch(1);
    var holding =
        Thread.ofVirtual()
            .start(() ->
                desk.get(TransactionOperations.class)
                    .executeWithoutResult(_ -> {
                      desk.get(JdbcClient.class).sql("select " + Alerts.MINE).query().singleRow();
                      other.countDown();
                      held(arrived);
                    }));
    other.await();
    assertThat(take("uptime", address, DOWN).status()).isEqualTo(202);
    assertThat(desk.get(Alerts.class).digest()).isZero();
    assertThat(desk.get(Alerts.class).isWaiting()).isTrue();
    arrived.countDown();
    holding.join();
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
  }

  /** Whatever is written together, each sender is told of its own, and nothing is there twice. */
  @Test
  void what_many_send_at_once_is_all_there_once() throws Exception {
    var address = address("prometheus");
    try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      var answers =
          senders.invokeAll(
              IntStream.range(0, 120)
                  .<Callable<Response>>mapToObj(
                      it -> () -> take("prometheus", address, another(it / 2)))
                  .toList());
      for (var it : answers) {
        assertThat(it.get().status()).isEqualTo(202);
      }
    }
    digest();
    assertThat(count("select count(*) from alert_event")).isEqualTo(60);
    assertThat(count("select count(*) from alert where firing")).isEqualTo(60);
    assertThat(count("select sum(times) from alert")).isEqualTo(60);
    assertThat(count("select sum(alerts) from alert_group")).isEqualTo(60);
    assertThat(count("select count(*) from alert_event where not handled")).isZero();
  }

  private static void held(CountDownLatch until) {
    try {
      until.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private Response take(String integration, String address, byte[] body) {
    return desk.get(AlertIntake.class)
        .take(
            new Request(
                Map.of("integration", integration, "secret", address), Map.of(), Map.of(), body));
  }

  private static byte[] another(int number) {
    return """
    {"version": "4", "status": "firing", "alerts": [{"status": "firing",
     "labels": {"alertname": "another-%1$d", "service": "checkout", "cluster": "eu-1"},
     "annotations": {"summary": "another %1$d"}, "startsAt": "2026-11-17T08:00:00.123456789Z",
     "endsAt": "0001-01-01T00:00:00Z", "fingerprint": "another-%1$d"}]}
    """
        .formatted(number)
        .getBytes(UTF_8);
  }

  private static final byte[] DOWN = Payloads.of("uptime-kuma-firing");

  private void digest() {
    var alerts = desk.get(Alerts.class);
    while (alerts.digest() > 0) {
      assertThat(alerts).isNotNull();
    }
  }

  private String address(String integration) {
    return desk.get(Addresses.class).make(integration, desk.theatre().clock().instant());
  }

  private int count(String sql) {
    return desk.get(JdbcClient.class).sql(sql).query((row, _) -> row.getInt(1)).single();
  }
}
