package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stories of alerts are told with. */
abstract class AlertStories {
  final CoreDesk desk = new CoreDesk();

  @BeforeEach
  void later() {
    desk.theatre().clock().set(Instant.parse("2026-11-17T09:00:00Z"));
  }

  @AfterEach
  void close() {
    desk.close();
  }

  /** It has arrived, and nobody has looked at it: it is for the next batch. */
  void planted(String integration, String labels) {
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

  Response sends(String integration, byte[] body) {
    var answer =
        desk.get(AlertIntake.class)
            .take(request(integration, address(integration), body, Map.of()));
    digest();
    return answer;
  }

  void digest() {
    var alerts = desk.get(Alerts.class);
    while (alerts.digest() > 0) {
      assertThat(alerts).isNotNull();
    }
  }

  String address(String integration) {
    return desk.get(Addresses.class).make(integration, desk.theatre().clock().instant());
  }

  static Request request(
      String integration, String secret, byte[] body, Map<String, List<String>> headers) {
    return new Request(
        Map.of("integration", integration, "secret", secret), Map.of(), headers, body);
  }

  /** So many minutes after eight. */
  static byte[] kuma(int status, int minute) {
    return new String(Payloads.of("uptime-kuma-firing"), StandardCharsets.UTF_8)
        .replace("\"status\":0", "\"status\":" + status)
        .replace("08:01:02.345", "08:%02d:00.000".formatted(minute))
        .getBytes(UTF_8);
  }

  String status(String ref) {
    return desk.get(JdbcClient.class)
        .sql("select status from ticket where ref = :ref")
        .param("ref", ref)
        .query(String.class)
        .single();
  }

  int count(String sql) {
    return desk.get(JdbcClient.class).sql(sql).query((row, _) -> row.getInt(1)).single();
  }
}
