package dev.deskbell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionOperations;

/** What comes alone is told at once, what comes in crowds is kept at once, and nothing is lost. */
class AlertArrivalTest {
  private static final int MOST_TRIPS = 7;

  private final CoreDesk desk = new CoreDesk();
  private final AlertSenders senders = new AlertSenders(desk);
  private final AlertIntake patient = intake(Thread.ofVirtual()::start);

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
    take("prometheus", address, AlertSenders.another(0));
    var intake = intake(Runnable::run);
    var trips =
        desk.trips(() ->
            intake.take(AlertSenders.request("prometheus", address, AlertSenders.another(1))));
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
  void what_is_repeated_a_moment_later_is_not_asked_about() {
    var address = address("prometheus");
    var intake = intake(Runnable::run);
    intake.take(AlertSenders.request("prometheus", address, AlertSenders.another(0)));
    var again = AlertSenders.request("prometheus", address, AlertSenders.another(0));
    assertThat(desk.trips(() -> assertThat(intake.take(again).status()).isEqualTo(202))).isEmpty();
    var other = AlertSenders.request("prometheus", address, AlertSenders.another(1));
    assertThat(desk.trips(() -> intake.take(other))).isNotEmpty();
  }

  /** A batch of a flood costs what is in it, and not what there was before. */
  @Test
  void what_is_known_of_many_is_found_by_index() {
    var db = desk.get(JdbcClient.class);
    db.sql(
            """
            insert into alert (integration, key, firing, at, times, title, details, link, labels,
                               changed_at)
            select 'prometheus', 'k' || n, true, '2026-11-17', 1, 't', '', '', '{}', '2026-11-17'
              from generate_series(1, 20000) n
            """)
        .update();
    var keys = IntStream.range(0, 500).mapToObj(it -> "k" + it).toArray(String[]::new);
    var sources = Collections.nCopies(500, "prometheus").toArray(String[]::new);
    for (var statement : List.of("set enable_seqscan = on", "analyze alert")) {
      db.sql(statement).update();
      var plan =
          db.sql("explain " + AlertStore.KNOWN).params(sources, keys).query(String.class).list();
      assertThat(String.join("\n", plan)).contains("alert_by_key").doesNotContain("Seq Scan");
    }
  }

  /** Who still writes so many keys does not read what is answered meanwhile. */
  @Test
  void what_is_known_of_many_is_asked_apart() {
    desk.get(Signals.class).keep(AlertSenders.of("k", 21));
    var known = AlertStore.KNOWN.lines().findFirst().orElseThrow();
    assertThat(desk.trips(() -> desk.get(Alerts.class).digest())).contains(known);
    assertThat(count("select count(*) from alert where firing")).isEqualTo(21);
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
                      AlertSenders.held(arrived);
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
                      it -> () -> take("prometheus", address, AlertSenders.another(it / 2)))
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

  /** Whoever sends is refused in time to send it again; nobody queues behind others in vain. */
  @Test
  void while_no_connection_is_to_be_had_many_senders_are_refused_soon() throws Exception {
    try (var pool = new HikariDataSource()) {
      pool.setDataSource(desk.get(DataSource.class));
      pool.setMaximumPoolSize(1);
      pool.setConnectionTimeout(250);
      var arrivals = new Arrivals(senders.alerts(pool), AlertSenders.patient());
      try (var taken = pool.getConnection()) {
        assertThat(taken.isValid(1)).isTrue();
        var began = System.nanoTime();
        assertThat(
                AlertSenders.together(100, it -> arrivals.arrive(AlertSenders.of("k" + it, 250))))
            .hasSize(100)
            .allMatch(it ->
                it instanceof CannotGetJdbcConnectionException
                    || it instanceof CannotCreateTransactionException);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(15));
      }
      assertThat(AlertSenders.together(50, it -> arrivals.arrive(AlertSenders.of("k" + it, 21))))
          .isEmpty();
    }
    assertThat(count("select count(*) from alert_event")).isEqualTo(50 * 21);
  }

  @Test
  void what_can_not_be_written_is_refused_alone() throws Exception {
    desk.get(JdbcClient.class)
        .sql("alter table alert_event add constraint broken check (key <> 'k0-0')")
        .update();
    var arrivals = new Arrivals(desk.get(Alerts.class), AlertSenders.patient());
    assertThat(AlertSenders.together(60, it -> arrivals.arrive(AlertSenders.of("k" + it % 30, 1))))
        .hasSize(2)
        .allMatch(DataIntegrityViolationException.class::isInstance);
    assertThat(count("select count(*) from alert_event")).isEqualTo(29);
    desk.get(JdbcClient.class).sql("alter table alert_event drop constraint broken").update();
    assertThat(AlertSenders.together(1, _ -> arrivals.arrive(AlertSenders.of("k0", 1)))).isEmpty();
    assertThat(count("select count(*) from alert_event")).isEqualTo(30);
  }

  /** Others' answers wait behind it: what somebody holds is for the rounds to wait for. */
  @Test
  void an_alert_whose_incident_is_locked_is_kept_without_waiting_for_it() throws Exception {
    var address = address("uptime");
    take("uptime", address, DOWN);
    try (var other = desk.get(DataSource.class).getConnection();
        var locking = other.createStatement();
        var senders = Executors.newVirtualThreadPerTaskExecutor()) {
      other.setAutoCommit(false);
      locking.execute("select from ticket for update");
      var answer = senders.submit(() -> take("uptime", address, UP));
      try {
        assertThat(answer.get(1, TimeUnit.MINUTES).status()).isEqualTo(202);
      } finally {
        other.rollback();
      }
    }
    assertThat(count("select count(*) from alert_event where not handled")).isEqualTo(1);
    digest();
    assertThat(count("select count(*) from alert_event where not handled")).isZero();
    assertThat(count("select count(*) from alert where firing")).isZero();
  }

  private Response take(String integration, String address, byte[] body) {
    return patient.take(AlertSenders.request(integration, address, body));
  }

  private AlertIntake intake(Executor writer) {
    return senders.intake(desk.get(Alerts.class), AlertSenders.patient(), writer);
  }

  private static final byte[] DOWN = Payloads.of("uptime-kuma-firing");
  private static final byte[] UP = Payloads.of("uptime-kuma-resolved");

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
