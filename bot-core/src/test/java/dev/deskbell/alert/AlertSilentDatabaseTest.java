package dev.deskbell.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Connections on which nothing arrives any more are found out after many seconds: no sender waits
 * so long, and nothing is lost.
 */
class AlertSilentDatabaseTest extends AlertStories {
  private static final int SENDERS = 40;

  private final AlertSenders senders = new AlertSenders(desk);
  private final CountDownLatch silence = new CountDownLatch(1);
  private String address = "";

  @BeforeEach
  void is_known() {
    address = address("prometheus");
  }

  @AfterEach
  void is_over() {
    silence.countDown();
  }

  @Test
  void senders_are_refused_soon_and_are_taken_when_they_send_again() throws Exception {
    var alerts = senders.alerts(silentFor(Integer.MAX_VALUE));
    var temper = new AlertSenders.Temper();
    var intake = senders.intake(alerts, temper, Thread.ofVirtual()::start);
    assertThat(statuses(intake)).hasSize(SENDERS).containsOnly(503);
    temper.calms();
    silence.countDown();
    assertThat(statuses(intake)).hasSize(SENDERS).containsOnly(202);
    assertThat(count("select count(*) from alert_event")).isEqualTo(SENDERS);
  }

  @Test
  void who_asks_whose_address_it_is_is_not_kept_waiting_either() {
    var db = JdbcClient.create(silentFor(Integer.MAX_VALUE));
    var temper = new AlertSenders.Temper();
    var addresses = new Addresses(db, temper);
    assertThatThrownBy(() -> addresses.hold("prometheus", address))
        .isInstanceOf(Patience.Over.class);
    temper.calms();
    silence.countDown();
    assertThat(addresses.hold("prometheus", address)).isTrue();
  }

  /** Others get through: they do not wait for the one connection that somebody waits for still. */
  @Test
  void a_connection_that_says_nothing_holds_up_only_who_has_it() throws Exception {
    var alerts = senders.alerts(silentFor(1));
    var temper = new AlertSenders.Temper();
    var arrivals = new Arrivals(alerts, temper);
    assertThat(AlertSenders.together(1, _ -> arrivals.arrive(AlertSenders.of("first", 1))))
        .hasSize(1)
        .allMatch(Patience.Over.class::isInstance);
    temper.calms();
    assertThat(AlertSenders.together(20, it -> arrivals.arrive(AlertSenders.of("k" + it, 1))))
        .isEmpty();
    assertThat(count("select count(*) from alert_event")).isEqualTo(20);
  }

  private DataSource silentFor(int many) {
    var left = new AtomicInteger(many);
    return senders.way(() -> {
      if (left.getAndDecrement() > 0) {
        AlertSenders.held(silence);
      }
    });
  }

  private List<Integer> statuses(AlertIntake intake) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      return threads
          .invokeAll(
              IntStream.range(0, SENDERS)
                  .<Callable<Response>>mapToObj(it -> () -> intake.take(sent(it)))
                  .toList())
          .stream()
          .map(it -> it.resultNow().status())
          .toList();
    }
  }

  private Request sent(int number) {
    return AlertSenders.request("prometheus", address, AlertSenders.another(number));
  }
}
