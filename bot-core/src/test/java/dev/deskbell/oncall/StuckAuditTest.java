package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.sun.net.httpserver.HttpServer;
import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.delivery.Problems.Cause;
import dev.deskbell.policy.OperatorMistake;
import dev.deskbell.testing.theatre.CoreDesk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.env.MockEnvironment;

/** Who watches the pager. Here nothing fires what is due but {@code later}. */
class StuckAuditTest {
  @Test
  void administrators_are_paged_once_when_a_step_is_overdue_and_not_before() {
    try (var desk = new CoreDesk()) {
      var audit = desk.get(StuckAudit.class);
      desk.as("ana").types("incident declare It hangs impact:high urgency:high service:checkout");
      desk.theatre().clock().advance(Duration.ofMinutes(1));
      audit.audit();
      assertThat(words(desk.inbox("ada"))).doesNotContain("is not");
      desk.theatre().clock().advance(Duration.ofMinutes(2));
      audit.audit();
      audit.audit();
      assertThat(words(desk.inbox("ada")))
          .containsOnlyOnce("Somebody who should be paged is not")
          .contains("1 steps are overdue");

      var auditor = desk.get(Auditor.class);
      assertThat(auditor.audit()).extracting(Finding::cause).containsExactly(Cause.PAGING_STUCK);
      assertThat(words(desk.inbox("ada"))).as("told already").doesNotContain("Paging is stuck");
      assertThat(desk.as("ada").types("delivery problems").text())
          .contains("Paging is stuck: overdue, 1 steps since 2026-");
    }
  }

  @Test
  void recurring_work_that_keeps_failing_is_found_and_one_hiccup_is_not() {
    try (var desk = new CoreDesk()) {
      var db = desk.get(JdbcClient.class);
      db.sql(
              """
              insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,
                                           consecutive_failures, last_success)
              values ('oncall-gaps', 'recurring', now(), false, 1, 2, '2026-03-01Z')
              on conflict (task_name, task_instance) do update set consecutive_failures = 2
              """)
          .update();
      var auditor = desk.get(Auditor.class);
      assertThat(auditor.findings()).isEmpty();
      db.sql("update scheduled_tasks set consecutive_failures = 3 where task_name = 'oncall-gaps'")
          .update();
      assertThat(auditor.audit())
          .extracting(Finding::cause, Finding::about, Finding::messages)
          .containsExactly(tuple(Cause.WORK_FAILS, "the task oncall-gaps", 3));
      assertThat(words(desk.inbox("ada"))).contains("Something that is due is not done");
    }
  }

  @Test
  void nobody_is_bothered_while_all_goes_well() {
    try (var desk = new CoreDesk()) {
      desk.as("ana").types("incident declare It hangs impact:high urgency:high service:checkout");
      desk.later(Duration.ofSeconds(1));
      desk.room("applications");
      desk.theatre().clock().advance(Duration.ofMinutes(3));
      desk.get(StuckAudit.class).audit();
      assertThat(words(desk.inbox("ada"))).doesNotContain("is not");
    }
  }

  @Test
  void the_outside_is_called_while_all_is_well_and_not_while_a_step_is_overdue() throws Exception {
    try (var outside = new Outside();
        var desk = new CoreDesk()) {
      assertThat(outside.hears(desk)).isTrue();
      desk.as("ana").types("incident declare It hangs impact:high urgency:high service:checkout");
      desk.theatre().clock().advance(Duration.ofMinutes(3));
      assertThat(outside.hears(desk)).as("silence is the signal").isFalse();
      desk.later(Duration.ofSeconds(1));
      desk.room("applications");
      assertThat(outside.hears(desk)).isTrue();
    }
  }

  @Test
  void the_outside_is_not_called_while_an_alert_or_a_silence_reaches_nobody() throws Exception {
    try (var outside = new Outside();
        var desk = new CoreDesk()) {
      var db = desk.get(JdbcClient.class);
      db.sql(
              """
              insert into scheduled_tasks (task_name, task_instance, execution_time, picked, version,
                                           consecutive_failures, last_success)
              values ('oncall-gaps', 'recurring', now(), false, 1, 9, '2026-03-01Z')
              on conflict (task_name, task_instance) do update set consecutive_failures = 9
              """)
          .update();
      assertThat(outside.hears(desk)).as("recurring work pages nobody").isTrue();
      db.sql(
              """
              insert into heartbeat (id, last_at, due_at, every_s, grace_s, failures)
              values ('nightly-backup', '2026-03-01Z', '2999-01-01Z', 60, 0, 3)
              """)
          .update();
      assertThat(outside.hears(desk)).isFalse();
      desk.get(Auditor.class).audit();
      assertThat(words(desk.inbox("ada")))
          .contains("Somebody who should be paged is not", "the heartbeat nightly-backup");
      db.sql("delete from heartbeat").update();
      assertThat(outside.hears(desk)).isTrue();
      db.sql(
              """
              insert into alert_event (integration, key, firing, at, title, details, link, labels,
                                       received_at, attempts, not_before)
              values ('uptime', 'k', true, '2026-03-01Z', 't', '', '', '{}', '2026-03-01Z', 3,
                      '2999-01-01Z')
              """)
          .update();
      assertThat(outside.hears(desk)).isFalse();
    }
  }

  /** Who waits for the desk's own signs of life. */
  private static final class Outside implements AutoCloseable {
    private final AtomicInteger calls = new AtomicInteger();
    private final HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);

    Outside() throws IOException {
      server.createContext(
          "/ping",
          exchange -> {
            calls.incrementAndGet();
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
          });
      server.start();
    }

    boolean hears(CoreDesk desk) {
      var there = "http://127.0.0.1:" + server.getAddress().getPort() + "/ping";
      var environment = new MockEnvironment().withProperty("deskbell.ping.url", there);
      var before = calls.get();
      new OutsideWatch(environment, desk.get(Auditor.class)).ping();
      return calls.get() > before;
    }

    @Override
    public void close() {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://example.com", "example.com/ping", "https:// x", "https:/x"})
  void an_address_that_can_not_be_called_is_said_without_repeating_it(String written) {
    assertThatThrownBy(() -> OutsideWatch.address(written))
        .isInstanceOf(OperatorMistake.class)
        .hasMessageContaining("DESKBELL_PING_URL")
        .hasMessageNotContaining(written);
  }
}
