package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Changes that are approved in advance, by a template. */
class StandardChangeStoryTest {
  private final ChangeDesk desk = new ChangeDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void a_standard_change_is_scheduled_in_one_command_and_closes_when_it_is_done() {
    var said =
        desk.as("tom").types("change standard printer-driver tomorrow 9am what:\"2nd floor\"");
    assertThat(said.text())
        .contains("CHG-1 · Update a printer driver: 2nd floor")
        .contains("Status: Scheduled")
        .contains("Kind: Standard, low risk")
        .contains("Select the old driver again");
    desk.later(Duration.ofDays(1));
    desk.as("tom").types("change start CHG-1");
    desk.as("tom").types("change done CHG-1");
    assertThat(desk.inRoom("workplace", "CHG-1").plain()).contains("Status: Closed: done");
  }

  @Test
  void a_standard_change_takes_no_longer_than_its_template_allows() {
    desk.as("tom").types("change standard printer-driver tomorrow 9am");
    assertThat(
            desk.as("tom").types("change reschedule CHG-1 from:\"tomorrow 9am\" until:60d").text())
        .contains("The template of CHG-1 allows 60 minutes");
    desk.as("tom").types("change reschedule CHG-1 from:\"friday 9am\" until:1h");
    assertThat(desk.inRoom("workplace", "CHG-1").plain())
        .contains("Status: Scheduled")
        .contains("Fri 6 Mar 2026 09:00");
  }

  @Test
  void a_template_that_fails_too_often_is_withdrawn_until_a_manager_reinstates_it() {
    standard(1, "change failed CHG-1 the spooler hung");
    assertThat(desk.inRoom("workplace", "CHG-1").plain()).contains("Status: In review: failed");
    standard(2, "change done CHG-2");
    standard(3, "change backed-out CHG-3 labels were cut");
    assertThat(desk.said("workplace"))
        .anyMatch(it -> it.contains("withdrew the template printer-driver: 2 of the last 5"));
    assertThat(desk.as("tom").types("change standard printer-driver now").text())
        .contains("“Update a printer driver” is withdrawn: 2 of the last 5")
        .contains("the last was CHG-3");
    assertThat(desk.as("tom").types("change templates").text())
        .contains("withdrawn: 2 of the last 5");

    assertThat(desk.as("tom").types("change reinstate printer-driver it works again").text())
        .contains("role manager");
    assertThat(desk.as("mia").types("change reinstate printer-driver driver 5.1 is tested").text())
        .contains("can be used again");
    standard(4, "change failed CHG-4 again");
    assertThat(desk.as("tom").types("change standard printer-driver now").text())
        .as("what failed before does not count")
        .contains("CHG-5");
  }

  private void standard(int number, String end) {
    desk.as("tom").types("change standard printer-driver now");
    desk.as("tom").types("change start CHG-" + number);
    desk.later(Duration.ofMinutes(1));
    desk.as("tom").types(end);
  }

  @Test
  void a_template_of_a_team_is_for_that_team() {
    assertThat(desk.as("tom").types("change standard shop-release now").text())
        .contains("is for the team applications");
    assertThat(desk.as("yuki").types("change standard shop-release now").text()).contains("CHG-");
  }
}
