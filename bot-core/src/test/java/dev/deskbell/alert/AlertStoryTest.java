package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.integers;
import static org.quicktheories.generators.SourceDSL.lists;

import dev.deskbell.delivery.Auditor;
import dev.deskbell.delivery.Auditor.Finding;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** From a monitoring system's message to an incident in a room, and back to quiet. */
class AlertStoryTest {
  private final CoreDesk desk = new CoreDesk();

  @BeforeEach
  void later() {
    desk.theatre().clock().set(Instant.parse("2026-11-17T09:00:00Z"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

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
    desk.get(AlertIntake.class).take(request("uptime", address("uptime"), kuma(0, 0), Map.of()));
    desk.get(Alerts.class).digest();
    assertThat(
            desk.get(JdbcClient.class).sql("select title from ticket").query(String.class).list())
        .anyMatch(it -> it.contains("Web shop"));
    assertThat(count("select count(*) from alert_event where not handled")).isGreaterThan(2_000);
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
  void strangers_and_wrong_secrets_learn_nothing() {
    address("prometheus");
    var wrong = request("prometheus", "wrong", Payloads.of("alertmanager-firing"), Map.of());
    var nobody = request("nobody", "wrong", Payloads.of("alertmanager-firing"), Map.of());
    var intake = desk.get(AlertIntake.class);
    assertThat(intake.take(wrong).status()).isEqualTo(404);
    assertThat(intake.take(wrong).body()).isEqualTo(intake.take(nobody).body());
    assertThat(count("select count(*) from alert_event")).isZero();
  }

  @Test
  void once_a_key_is_given_only_what_it_signed_is_believed() throws Exception {
    var secret = address("github");
    desk.as("ada").types("alert signature github s3cret");
    var body = Payloads.of("github-firing");
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("s3cret".getBytes(UTF_8), "HmacSHA256"));
    var right = "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    var intake = desk.get(AlertIntake.class);
    assertThat(intake.take(request("github", secret, body, Map.of())).status()).isEqualTo(401);
    var forged = Map.of("X-Hub-Signature-256", List.of(right.replace('a', 'b')));
    assertThat(intake.take(request("github", secret, body, forged)).status()).isEqualTo(401);
    var signed = Map.of("x-hub-signature-256", List.of(right));
    assertThat(intake.take(request("github", secret, body, signed)).status()).isEqualTo(202);
    assertThat(
            desk.get(JdbcClient.class)
                .sql("select installation::text from installation")
                .query(String.class)
                .single())
        .doesNotContain("s3cret");
  }

  @Test
  void one_that_can_not_be_digested_keeps_no_other_from_being() {
    planted("uptime", "[]");
    sends("prometheus", Payloads.of("alertmanager-firing"));
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
        .as("three times in vain")
        .extracting(Finding::about, Finding::messages)
        .containsExactly(tuple("alerts from uptime", 1));
    db.sql("alter table alert_group drop constraint broken").update();
    desk.later(Duration.ofMinutes(5));
    digest();
    assertThat(count("select count(*) from ticket")).isEqualTo(1);
    assertThat(desk.get(Auditor.class).findings()).isEmpty();
    assertThat(count("select sum(attempts) from alert")).isZero();
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

  private void planted(String integration, String labels) {
    desk.get(JdbcClient.class)
        .sql(
            """
            insert into alert_event
              (integration, key, firing, at, title, details, link, labels, received_at)
            values (:integration, 'k', true, '2026-11-17', 't', '', '', cast(:labels as jsonb),
                    '2026-11-17')
            """)
        .param("integration", integration)
        .param("labels", labels)
        .update();
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

  @Test
  void a_repeated_delivery_makes_no_address_and_ends_none() {
    var used = address("prometheus");
    var made = desk.as("ada").types("alert address prometheus");
    var told = made.text();
    var secret = told.substring(told.indexOf("/in/prometheus/") + 15).split("\\s", 2)[0];
    assertThat(made.again().text()).contains("shown already").doesNotContain("/in/");
    assertThat(desk.get(Addresses.class).hold("prometheus", secret)).isTrue();
    assertThat(desk.get(Addresses.class).hold("prometheus", used)).isTrue();
  }

  @Test
  void nobody_but_administrators_gets_an_address() {
    assertThat(desk.as("sam").types("alert address prometheus").text()).doesNotContain("/in/");
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

  private Response sends(String integration, byte[] body) {
    var answer =
        desk.get(AlertIntake.class)
            .take(request(integration, address(integration), body, Map.of()));
    digest();
    return answer;
  }

  private void digest() {
    var alerts = desk.get(Alerts.class);
    while (alerts.digest() > 0) {
      assertThat(alerts).isNotNull();
    }
  }

  private String address(String integration) {
    return desk.get(Addresses.class).make(integration, desk.theatre().clock().instant());
  }

  private static Request request(
      String integration, String secret, byte[] body, Map<String, List<String>> headers) {
    return new Request(
        Map.of("integration", integration, "secret", secret), Map.of(), headers, body);
  }

  /** So many minutes after eight. */
  private static byte[] kuma(int status, int minute) {
    return new String(Payloads.of("uptime-kuma-firing"), StandardCharsets.UTF_8)
        .replace("\"status\":0", "\"status\":" + status)
        .replace("08:01:02.345", "08:%02d:00.000".formatted(minute))
        .getBytes(UTF_8);
  }

  private String status(String ref) {
    return desk.get(JdbcClient.class)
        .sql("select status from ticket where ref = :ref")
        .param("ref", ref)
        .query(String.class)
        .single();
  }

  private int count(String sql) {
    return desk.get(JdbcClient.class).sql(sql).query((row, _) -> row.getInt(1)).single();
  }
}
