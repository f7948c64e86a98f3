package dev.deskbell.status;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is announced on the status page and begins and ends by the clock. */
class StatusMaintenanceStoryTest extends StatusStories {
  @Test
  void announced_maintenance_begins_and_ends_by_itself() {
    var preview =
        desk.as("mia")
            .types(
                "status maintenance New mail servers services:email from:\"in 2 hours\""
                    + " until:\"in 4 hours\" message:\"No mail meanwhile.\"");
    assertThat(preview.text()).contains("State: Scheduled", "From: ", "Until: ");
    published(preview);
    assertThat(now("E-mail")).isEqualTo("operational");
    assertThat(page()).contains("New mail servers", "Scheduled");
    desk.later(Duration.ofMinutes(121));
    assertThat(now("E-mail")).isEqualTo("maintenance");
    assertThat(page()).contains("The maintenance has begun.");
    desk.later(Duration.ofHours(2));
    assertThat(now("E-mail")).isEqualTo("operational");
    assertThat(feed()).contains("Completed: New mail servers");
  }

  @Test
  void of_maintenance_the_clock_knows_the_state_and_what_works_again_sooner_is_told() {
    var id =
        published(
            desk.as("mia")
                .types(
                    "status maintenance New doors services:sign-in from:\"in 2 hours\""
                        + " until:\"in 4 hours\" message:\"You can't sign in.\""));
    desk.later(Duration.ofMinutes(121));
    assertThat(now("Sign-in")).isEqualTo("maintenance");
    assertThat(desk.as("mia").types("status update " + id + " Soon. state:monitoring").text())
        .contains("begins and ends by the clock");
    published(
        desk.as("mia")
            .types("status update " + id + " It works. services:sign-in effect:operational"));
    assertThat(now("Sign-in")).isEqualTo("operational");
  }

  @Test
  void maintenance_that_is_called_off_never_was() {
    var id =
        published(
            desk.as("mia")
                .types(
                    "status maintenance Moving doors services:sign-in from:\"in 2 hours\""
                        + " until:\"in 4 hours\" message:\"You can't sign in.\""));
    published(desk.as("mia").types("status resolve " + id + " Not today after all."));
    desk.later(Duration.ofHours(3));
    assertThat(now("Sign-in")).isEqualTo("operational");
    assertThat(page()).contains("Cancelled", "Not today after all.").doesNotContain("has begun");
    assertThat(page()).contains("No trouble in 90 days");
  }
}
