package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.testing.theatre.CoreDesk;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a monitoring system's message to an incident in a room, and back to quiet. */
class AlertStoryTest extends AlertStories {
  @Test
  void alerts_that_belong_together_become_one_incident_and_end_it() {
    assertThat(sends("prometheus", Payloads.of("alertmanager-firing")).status()).isEqualTo(202);
    var card = CoreDesk.card(desk.room("service-desk"), "INC-1").content().plain();
    assertThat(card).contains("Requests take", "2 alerts", "2 firing now", "web-1", "web-2");
    sends("prometheus", Payloads.of("alertmanager-resolved"));
    assertThat(CoreDesk.card(desk.room("service-desk"), "INC-1").content().plain())
        .contains("none fires now", "New");
    desk.later(Duration.ofMinutes(6));
    assertThat(CoreDesk.card(desk.room("service-desk"), "INC-1").content().plain())
        .contains("Resolved", "Monitoring says that it is over");
  }

  @Test
  void what_is_repeated_changes_nothing() {
    for (var i = 0; i < 3; i++) {
      sends("prometheus", Payloads.of("alertmanager-firing"));
    }
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    assertThat(count("select sum(times) from alert")).isEqualTo(2);
    assertThat(count("select firing from alert_group")).isEqualTo(2);
  }

  /** By a clock that is ahead of the desk's by less than anybody would notice, or by an hour. */
  @ParameterizedTest
  @ValueSource(strings = {"2026-11-17T09:00:00.001Z", "2026-11-17T10:00:00Z"})
  void what_is_repeated_by_a_clock_that_is_ahead_changes_nothing_either(String said) {
    var body =
        new String(Payloads.of("alertmanager-firing"), UTF_8)
            .replaceAll("\"startsAt\": ?\"[^\"]*\"", "\"startsAt\":\"" + said + "\"")
            .getBytes(UTF_8);
    sends("prometheus", body);
    desk.later(Duration.ofSeconds(10));
    sends("prometheus", body);
    assertThat(count("select sum(times) from alert")).isEqualTo(2);
    assertThat(count("select count(*) from alert_event")).isEqualTo(2);
    assertThat(count("select count(*) from alert where at > '2026-11-17T09:00:30Z'")).isZero();
  }

  @Test
  void an_end_that_arrives_before_its_beginning_opens_nothing() {
    sends("prometheus", Payloads.of("alertmanager-resolved"));
    sends("prometheus", Payloads.of("alertmanager-firing"));
    assertThat(count("select count(*) from ticket")).isZero();
    assertThat(count("select count(*) from alert where firing")).isZero();
  }

  @Test
  void flapping_is_one_incident_that_stays_open() {
    for (var minute = 0; minute < 6; minute++) {
      sends("uptime", kuma(0, minute * 2));
      sends("uptime", kuma(1, minute * 2 + 1));
      desk.later(Duration.ofMinutes(2));
    }
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    assertThat(status("INC-1")).isEqualTo("NEW");
    assertThat(CoreDesk.card(desk.room("network"), "INC-1").content().plain())
        .contains("none fires now");
    desk.later(Duration.ofMinutes(6));
    assertThat(status("INC-1")).isEqualTo("RESOLVED");
  }

  @Test
  void what_begins_again_after_its_incident_was_resolved_is_a_new_one() {
    sends("uptime", kuma(0, 0));
    sends("uptime", kuma(1, 1));
    desk.later(Duration.ofMinutes(10));
    sends("uptime", kuma(0, 10));
    assertThat(count("select count(*) from ticket")).isEqualTo(2);
  }

  /** It is more than what one source sees, and what fires again meanwhile is a part of it. */
  @Test
  void a_source_does_not_end_a_major_incident_people_do() {
    sends("uptime", kuma(0, 0));
    desk.as("nora").types("incident promote INC-1 all of the network");
    sends("uptime", kuma(1, 1));
    desk.later(Duration.ofMinutes(6));
    assertThat(status("INC-1")).isEqualTo("NEW");
    assertThat(CoreDesk.words(desk.room("network")))
        .contains("leaves it to you whether it is over: Monitoring says that it is over.")
        .contains("incident resolve INC-1");
    sends("uptime", kuma(0, 7));
    sends("uptime", kuma(1, 8));
    desk.later(Duration.ofMinutes(6));
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    desk.as("nora").types("incident resolve INC-1 new switch");
    sends("uptime", kuma(0, 20));
    assertThat(count("select count(*) from ticket")).isEqualTo(2);
  }

  @Test
  void labels_decide_who_gets_it_and_how_urgent_it_is() {
    sends("prometheus", ofCheckout());
    var row =
        desk.get(JdbcClient.class)
            .sql("select team || ' ' || service || ' ' || impact || ' ' || priority from ticket")
            .query(String.class)
            .single();
    assertThat(row).isEqualTo("applications checkout HIGH P1");
  }

  @Test
  void what_is_expected_waits_and_rings_when_the_silence_is_over() {
    desk.as("sam")
        .types("alert silence cluster=eu-*,severity=critical 2h \"the network is rebuilt\"");
    sends("prometheus", Payloads.of("alertmanager-firing"));
    assertThat(count("select count(*) from ticket")).isZero();
    desk.later(Duration.ofHours(1));
    digest();
    assertThat(count("select count(*) from ticket")).isZero();
    desk.later(Duration.ofMinutes(61));
    assertThat(desk.get(Alerts.class).isWaiting()).isTrue();
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
  }

  @Test
  void a_silence_that_is_ended_early_rings_at_once() {
    desk.as("sam").types("alert silence integration=prometheus 2h rebuilding");
    sends("prometheus", Payloads.of("alertmanager-firing"));
    desk.as("sam").types("alert unsilence 1");
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
  }

  @Test
  void people_may_end_it_first_and_it_rings_when_it_begins_anew() {
    sends("uptime", kuma(0, 0));
    desk.as("ben").types("incident resolve INC-1 restarted");
    sends("uptime", kuma(1, 1));
    desk.later(Duration.ofMinutes(10));
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    sends("uptime", kuma(0, 9));
    assertThat(count("select count(*) from ticket")).isEqualTo(2);
  }

  @Test
  void while_its_service_is_worked_on_nothing_rings_and_what_still_fires_then_does() {
    var added =
        desk.as("lena").types("window add checkout \"in 1 minute\" \"in 1 hour\" new disks");
    assertThat(added.text()).startsWith("That is maintenance");
    desk.later(Duration.ofMinutes(2));
    sends("prometheus", ofCheckout());
    assertThat(count("select count(*) from ticket")).isZero();
    desk.later(Duration.ofMinutes(6));
    digest();
    assertThat(count("select count(*) from ticket")).isZero();
    desk.later(Duration.ofMinutes(60));
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
  }

  private static byte[] ofCheckout() {
    return new String(Payloads.of("alertmanager-firing"), UTF_8)
        .replace("\"cluster\":\"eu-1\"", "\"cluster\":\"eu-1\",\"service\":\"checkout\"")
        .getBytes(UTF_8);
  }

  @Test
  void what_came_from_an_integration_that_is_no_more_opens_nothing() {
    planted("removed", "{}");
    digest();
    assertThat(count("select count(*) from alert where firing")).isEqualTo(1);
    assertThat(count("select count(*) from ticket")).isZero();
    assertThat(desk.get(Alerts.class).isWaiting()).isFalse();
  }

  @Test
  void what_is_looked_for_all_the_time_is_found_by_index() {
    desk.get(JdbcClient.class)
        .sql(
            """
            insert into alert_event (integration, key, firing, at, title, details, link, labels,
                                     received_at, handled)
            select 'prometheus', 'k' || n, true, '2026-11-17', 't', '', '', '{}', '2026-11-17', true
              from generate_series(1, 20000) n
            """)
        .update();
    desk.get(JdbcClient.class).sql("analyze alert_event").update();
    var plan =
        desk.get(JdbcClient.class)
            .sql(
                """
                explain select id from alert_event where not handled and integration = 'prometheus'
                         order by id limit 500
                """)
            .query(String.class)
            .list();
    assertThat(String.join("\n", plan)).contains("alert_event_in_turn").doesNotContain("Seq Scan");
    var looked =
        desk.get(JdbcClient.class)
            .sql("explain select exists (select from alert_event where not handled)")
            .query(String.class)
            .list();
    assertThat(String.join("\n", looked)).contains("alert_event_in_turn");
  }

  @Test
  void what_fires_is_listed() {
    sends("prometheus", Payloads.of("alertmanager-firing"));
    assertThat(desk.as("sam").types("alert list").text()).contains("Requests take 4 s on web-1");
  }

  /**
   * Any order, any repetition, any cutting into messages: the same alerts fire, the same incidents
   * are open.
   */
  @Test
  void whatever_the_order_the_end_is_the_same() {
    var round = new int[1];
    qt().withExamples(25)
        .forAll(lists().of(integers().between(0, 11)).ofSizeBetween(1, 14), integers().all())
        .checkAssert((history, seed) -> {
          // Not so many incidents at once that they are a storm.
          desk.theatre().clock().advance(Duration.ofMinutes(6));
          var inOrder = events("a" + round[0], history);
          var mixed = new ArrayList<>(events("b" + round[0], history));
          round[0]++;
          mixed.addAll(mixed.subList(0, mixed.size() / 2));
          Collections.shuffle(mixed, new Random(seed));
          inOrder.forEach(it -> keep(List.of(it)));
          mixed.forEach(it -> keep(List.of(it)));
          assertThat(outcome("b" + (round[0] - 1))).isEqualTo(outcome("a" + (round[0] - 1)));
        });
  }

  /** Each number is a moment of one of three alerts: the even ones begin, the odd ones end. */
  private static List<Signal> events(String prefix, List<Integer> history) {
    var began = Instant.parse("2026-11-17T06:00:00Z");
    return IntStream.range(0, history.size())
        .mapToObj(it ->
            new Signal(
                prefix + "-" + history.get(it) % 3,
                history.get(it) / 3 % 2 == 0,
                began.plusSeconds(it * 10L),
                "it",
                "",
                "",
                Map.of("alertname", prefix)))
        .toList();
  }

  private void keep(List<Signal> signals) {
    var now = desk.theatre().clock().instant();
    desk.get(Signals.class)
        .keep(signals.stream().map(it -> new Signals.Arriving("prometheus", it, now)).toList());
    digest();
  }

  private String outcome(String prefix) {
    var db = desk.get(JdbcClient.class);
    var alerts =
        db.sql(
                "select substr(key, strpos(key, '-')) || firing || at || times from alert where key like :it order by key")
            .param("it", prefix + "-%")
            .query(String.class)
            .list();
    var firing =
        db.sql(
                "select count(*) from alert a join alert_group g on g.id = a.belongs_to and g.open where a.firing and a.key like :it")
            .param("it", prefix + "-%")
            .query(Integer.class)
            .single();
    var counted =
        db.sql(
                "select coalesce(sum(g.firing), 0) from alert_group g where g.open and g.key like :it")
            .param("it", "%/" + prefix + "/%")
            .query(Integer.class)
            .single();
    return alerts.stream().collect(Collectors.joining(";")) + " " + firing + " " + counted;
  }
}
