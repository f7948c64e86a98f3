package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every format that is shipped, firing and resolved, as its sender writes it. */
class SignalReaderTest {
  private static final Instant NOW = Instant.parse("2026-11-22T06:00:00Z");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          alertmanager | f3a1c0b2d4e5f607 | Requests take 4 s on web-1 | 2026-11-17T08:00:00.123456Z | 2026-11-17T08:20:00Z | severity=critical | http://prometheus.example.com:9090/graph?g0.expr=latency
          grafana      | c6eadffa33fcdf37 | This alert was triggered for zone us-1 | 2021-10-12T07:51:03.157076Z | 2021-10-12T08:05:00Z | zone=us-1 | https://play.grafana.org/alerting/1afz29v7z/edit
          pagerduty    | samplekeyhere-disk | Disk usage at 85% on prod-datapipe03.example.com | 2015-07-17T08:42:58.315Z | 2026-11-22T06:00:00Z | severity=critical | https://pagerduty.example.com
          datadog      | 2194821/host:web-1 | [Triggered on {host:web-1}] CPU is high | 2026-11-18T11:06:40Z | 2026-11-18T11:16:40Z | severity=error | https://app.datadoghq.com/event/event?id=1
          sentry       | 1170820242 | ReferenceError: blooopy is not defined | 2026-11-17T07:34:08Z | 2026-11-22T06:00:00Z | project=front-end | https://sentry.io/organizations/test-org/issues/1170820242/
          uptime-kuma  | 1 | [Web shop] [Down] connect ECONNREFUSED 192.0.2.7:443 | 2026-11-17T08:01:02.345Z | 2026-11-17T08:09:02.345Z | monitor=Web shop | https://shop.example.com
          github       | octo-org/octo-repo/159038/main | Build | 2026-11-17T08:02:00Z | 2026-11-17T08:30:00Z | branch=main | https://github.com/octo-org/octo-repo/actions/runs/30433642
          """)
  void each_source_is_understood(
      String format,
      String key,
      String title,
      Instant began,
      Instant ended,
      String label,
      String link) {
    var firing = read(format, Payloads.of(format + "-firing")).getFirst();
    assertThat(firing.firing()).isTrue();
    assertThat(firing.key()).isEqualTo(key);
    assertThat(firing.title()).isEqualTo(title);
    assertThat(firing.at()).isEqualTo(began);
    assertThat(firing.link()).isEqualTo(link);
    var pair = label.split("=", 2);
    assertThat(firing.labels()).containsEntry(pair[0], pair[1]);
    var resolved = read(format, Payloads.of(format + "-resolved")).getFirst();
    assertThat(resolved.firing()).isFalse();
    assertThat(resolved.key()).isEqualTo(key);
    assertThat(resolved.at()).isEqualTo(ended);
  }

  @Test
  void one_message_can_bring_many() {
    assertThat(read("alertmanager", Payloads.of("alertmanager-firing")))
        .extracting(Signal::key)
        .containsExactly("f3a1c0b2d4e5f607", "0a9b8c7d6e5f4a3b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "[1", "{\"alerts\": 7}", "null", "\u0000"})
  void what_can_not_be_read_is_told_so(String body) {
    assertThatThrownBy(() -> read("alertmanager", body.getBytes(UTF_8)))
        .isInstanceOf(SignalReader.Unreadable.class);
  }

  @Test
  void a_bomb_of_brackets_is_refused() {
    assertThatThrownBy(() -> read("alertmanager", "[".repeat(500_000).getBytes(UTF_8)))
        .isInstanceOf(SignalReader.Unreadable.class);
  }

  @Test
  void a_test_of_the_connection_is_no_alert() {
    assertThat(read("github", "{\"zen\": \"Design for failure.\", \"hook_id\": 1}".getBytes(UTF_8)))
        .isEmpty();
  }

  @Test
  void a_clock_that_is_ahead_is_not_believed() {
    var body =
        new String(Payloads.of("alertmanager-firing"), UTF_8)
            .replace("2026-11-17T08:00:30Z", "2036-01-01T00:00:00Z");
    assertThat(read("alertmanager", body.getBytes(UTF_8)).get(1).at()).isEqualTo(NOW);
    assertThat(read("alertmanager", body.getBytes(UTF_8)).get(1).said()).isEqualTo(NOW);
  }

  @Test
  void hostile_words_are_cut_and_cleaned() {
    var body =
        "{\"event_action\":\"trigger\",\"dedup_key\":\"k\",\"payload\":{\"summary\":\"a\\u0000b\\n%s\",\"severity\":\"x\"},\"client_url\":\"javascript:alert(1)\"}"
            .formatted("x".repeat(100_000));
    var signal = read("pagerduty", body.getBytes(UTF_8)).getFirst();
    assertThat(signal.title())
        .hasSizeLessThanOrEqualTo(Signal.LONGEST_TITLE)
        .doesNotContain("\0", "\n");
    assertThat(signal.link()).isEmpty();
  }

  @Test
  void who_names_no_key_is_known_by_what_was_sent() {
    var body = "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"disk\"}}".getBytes(UTF_8);
    assertThat(read("pagerduty", body).getFirst().key())
        .isEqualTo(read("pagerduty", body).getFirst().key())
        .isNotBlank();
  }

  private static List<Signal> read(String format, byte[] body) {
    return SignalReader.read(AlertsPolicy.ABSENT.mapping(format).orElseThrow(), body, NOW);
  }
}
