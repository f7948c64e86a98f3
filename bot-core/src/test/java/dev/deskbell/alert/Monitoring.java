package dev.deskbell.alert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.web.Request;
import java.time.Instant;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** The monitoring of the example organisation, which watches its web shop. */
public final class Monitoring {
  private static final String NAME = "prometheus";
  private static final String NEVER = "0001-01-01T00:00:00Z";

  private final ApplicationContext core;

  public Monitoring(ApplicationContext core) {
    this.core = core;
  }

  public void reports(String what, Instant at) {
    sends("firing", what, at, NEVER);
  }

  public void reportsTheEndOf(String what, Instant at) {
    sends("resolved", what, at.minusSeconds(60), at.toString());
  }

  private void sends(String status, String what, Instant begins, String ends) {
    var body =
        """
        {"version": "4", "status": "%1$s", "alerts": [{"status": "%1$s",
         "labels": {"alertname": "%2$s", "service": "checkout", "cluster": "eu-1"},
         "annotations": {"summary": "%2$s"}, "startsAt": "%3$s", "endsAt": "%4$s",
         "generatorURL": "https://monitoring.example.com/g0", "fingerprint": "%5$x"}]}
        """
            .formatted(status, what, begins, ends, what.hashCode());
    var secret = core.getBean(Addresses.class).make(NAME, begins);
    var answer =
        core.getBean(AlertIntake.class)
            .take(
                new Request(
                    Map.of("integration", NAME, "secret", secret),
                    Map.of(),
                    Map.of(),
                    body.getBytes(UTF_8)));
    assertThat(answer.status()).isEqualTo(202);
    var alerts = core.getBean(Alerts.class);
    while (alerts.digest() > 0) {
      assertThat(alerts).isNotNull();
    }
  }
}
