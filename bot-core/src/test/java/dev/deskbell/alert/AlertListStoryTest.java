package dev.deskbell.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What people see of alerts at a glance: what changed last stands first. */
class AlertListStoryTest extends AlertStories {
  private static final String HELD_BACK = "Requests take 4 s on web-1";

  private String listed() {
    return desk.as("sam").types("alert list").text();
  }

  @Test
  void an_alert_that_is_held_back_rises_only_when_something_about_it_changes() {
    desk.as("sam").types("alert silence integration=prometheus 2h rebuilding");
    sends("prometheus", Payloads.of("alertmanager-firing"));
    desk.later(Duration.ofMinutes(2));
    sends("uptime", kuma(0, 50));
    assertThat(listed()).containsSubsequence("uptime", HELD_BACK);
    for (var looks = 0; looks < 3; looks++) {
      desk.later(Duration.ofMinutes(6));
      assertThat(desk.get(Alerts.class).isWaiting()).as("it is looked at again").isTrue();
      digest();
      assertThat(listed()).containsSubsequence("uptime", HELD_BACK + " · prometheus, held back");
    }
    desk.as("sam").types("alert unsilence 1");
    digest();
    assertThat(listed()).containsSubsequence(HELD_BACK, "uptime").doesNotContain("held back");
  }
}
