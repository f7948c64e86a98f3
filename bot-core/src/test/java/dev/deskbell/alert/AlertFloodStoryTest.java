package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Alerts by the thousand, and alerts that can not be digested: nobody else waits for them. */
class AlertFloodStoryTest extends AlertStories {
  @Test
  void a_storm_is_a_few_incidents_and_one_for_the_rest() {
    storm(Integer.getInteger("alerts", 1_500), 100);
    var all = Integer.getInteger("alerts", 1_500);
    assertThat(count("select count(*) from alert where firing")).isEqualTo(all);
    assertThat(count("select count(*) from ticket")).isEqualTo(21);
    assertThat(count("select sum(firing) from alert_group")).isEqualTo(all);
    assertThat(count("select count(*) from alert where belongs_to is null")).isZero();
    var storm =
        CoreDesk.words(desk.room("service-desk"))
            .lines()
            .filter(it -> it.contains("Storm of alerts from prometheus"))
            .toList();
    assertThat(storm).isNotEmpty();
    assertThat(count("select count(*) from timeline where name = 'alert.grew'")).isLessThan(20);
  }

  /** A flood of one source holds up no other: whoever has one alert is in the next batch. */
  @Test
  void who_has_one_alert_does_not_wait_behind_another_s_flood() {
    flood("prometheus", 3_000);
    planted("uptime", "{}");
    desk.get(Alerts.class).digest();
    assertThat(count("select count(*) from ticket where title = 't'")).isEqualTo(1);
    assertThat(count("select count(*) from alert_event where not handled")).isGreaterThan(2_000);
  }

  @Test
  void one_that_can_not_be_digested_keeps_no_other_from_being() {
    planted("uptime", "[]");
    planted("prometheus", "{}");
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    assertThat(count("select count(*) from alert_event where not handled")).isEqualTo(1);
    assertThat(desk.get(Alerts.class).isWaiting()).isFalse();
  }

  /** Neither another's flood nor its own neighbours wait for it: every batch is settled whole. */
  @Test
  void one_that_can_not_be_digested_holds_up_no_flood_and_none_of_its_own() {
    flood("prometheus", 1_100);
    flood("uptime", 100);
    planted("uptime", "[]");
    var alerts = desk.get(Alerts.class);
    assertThat(IntStream.range(0, 4).map(_ -> alerts.digest())).containsExactly(500, 500, 201, 0);
    assertThat(count("select count(*) from alert where firing")).isEqualTo(1_200);
    assertThat(
            desk.get(JdbcClient.class)
                .sql("select key || attempts from alert_event where not handled or attempts > 0")
                .query(String.class)
                .list())
        .as("nothing but what was planted was put off")
        .containsExactly("k1");
  }

  @Test
  void what_could_not_be_digested_is_tried_again_ever_more_seldom_and_never_dropped() {
    planted("uptime", "[]");
    digest();
    desk.later(Duration.ofSeconds(61));
    assertThat(desk.get(Alerts.class).isWaiting()).isTrue();
    digest();
    desk.later(Duration.ofSeconds(61));
    assertThat(desk.get(Alerts.class).isWaiting()).isFalse();
    assertThat(desk.get(Auditor.class).findings()).isEmpty();
    desk.later(Duration.ofSeconds(61));
    digest();
    assertThat(desk.get(Auditor.class).findings())
        .as("three times in vain")
        .extracting(Finding::about)
        .containsExactly("alerts from uptime");
    desk.get(JdbcClient.class).sql("update alert_event set labels = '{}'").update();
    desk.later(Duration.ofMinutes(5));
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    assertThat(desk.get(Auditor.class).findings()).isEmpty();
  }

  @Test
  void what_was_silenced_and_can_not_be_opened_holds_up_nobody_and_is_tried_again() {
    desk.as("sam").types("alert silence integration=uptime 1h rebuilding");
    sends("uptime", kuma(0, 0));
    var db = desk.get(JdbcClient.class);
    db.sql("alter table alert_group add constraint broken check (integration <> 'uptime')")
        .update();
    desk.later(Duration.ofMinutes(61));
    var began = desk.get(Clock.class).instant();
    digest();
    assertThat(desk.get(Alerts.class).isWaiting()).isFalse();
    desk.later(Duration.ofSeconds(61));
    digest();
    assertThat(desk.get(Auditor.class).findings()).isEmpty();
    desk.later(Duration.ofSeconds(61));
    assertThat(desk.get(Alerts.class).isWaiting()).as("ever more seldom").isFalse();
    desk.later(Duration.ofSeconds(61));
    digest();
    assertThat(desk.get(Auditor.class).findings())
        .as("three times in vain, since it began and not since it was silenced")
        .extracting(Finding::about, Finding::messages, Finding::since)
        .containsExactly(tuple("alerts from uptime", 1, began));
    db.sql("alter table alert_group drop constraint broken").update();
    desk.later(Duration.ofMinutes(5));
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    assertThat(desk.get(Auditor.class).findings()).isEmpty();
    assertThat(count("select sum(attempts) from alert")).isZero();
  }

  private void flood(String integration, int alerts) {
    desk.get(JdbcClient.class)
        .sql(
            """
            insert into alert_event (integration, key, firing, at, title, details, link, labels,
                                     received_at)
            select :integration, 'k' || n, true, '2026-11-17', 'flood', '', '', '{}', '2026-11-17'
              from generate_series(1, :alerts) n
            """)
        .param("integration", integration)
        .param("alerts", alerts)
        .update();
  }

  private void storm(int alerts, int each) {
    var secret = address("prometheus");
    for (var from = 0; from < alerts; from += each) {
      var many =
          IntStream.range(from, Math.min(alerts, from + each))
              .mapToObj(it ->
                  "{\"status\":\"firing\",\"fingerprint\":\"f%d\",\"startsAt\":\"2026-11-17T08:00:00Z\",\"labels\":{\"alertname\":\"a%d\"},\"annotations\":{\"summary\":\"host %d is down\"}}"
                      .formatted(it, it, it))
              .collect(Collectors.joining(","));
      var body = ("{\"alerts\":[" + many + "]}").getBytes(UTF_8);
      assertThat(
              desk.get(AlertIntake.class)
                  .take(request("prometheus", secret, body, Map.of()))
                  .status())
          .isEqualTo(202);
    }
    digest();
  }
}
