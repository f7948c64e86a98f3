package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is in the way of a change, while it is planned, moved and begun. */
class ChangePlanningStoryTest {
  private final ChangeDesk desk = new ChangeDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void what_is_in_the_way_shows_while_a_change_is_filled_in_and_so_does_the_next_free_time() {
    desk.proposeHighRisk();
    var first = desk.as("yuki").types("change propose").form();
    assertThat(first.fields().stream().map(it -> it.ask().name()))
        .containsExactly("title", "services", "from", "until", "plan");
    var amended =
        desk.as("yuki")
            .types("change propose")
            .sends(
                Map.of(
                    "title", "More memory",
                    "services", "calibration",
                    "from", "tomorrow 10am",
                    "until", "3h",
                    "plan", "Plug it in"));
    assertThat(amended.problems()).containsOnlyKeys("until");
    assertThat(amended.problems().get("until"))
        .contains("CHG-1 has Calibration database until Wed 4 Mar 2026 11:00")
        .contains("Free next: Wed 4 Mar 2026 11:00")
        .contains("until Wed 4 Mar 2026 14:00");
    var between = amended.sends(Map.of("from", "tomorrow 11am", "until", "3h"));
    assertThat(between.text()).contains("Page 2 of");

    desk.as("ben").types("change cancel CHG-1 not needed");
    assertThat(desk.as("yuki").types("change calendar").text()).doesNotContain("CHG-1");
  }

  @Test
  void a_standard_change_does_not_get_in_the_way_of_others_either() {
    desk.as("tom").types("change standard printer-driver tomorrow 9am");
    var form = desk.as("sam").types("change standard printer-driver tomorrow 9:30").form();
    assertThat(form.fields().stream().map(it -> it.ask().hint()))
        .anyMatch(it -> it.contains("CHG-1 has Printing until"));
  }

  @Test
  void moving_a_change_is_checked_as_planning_it_and_its_own_time_is_no_conflict() {
    desk.proposeHighRisk();
    desk.propose("tomorrow 11am", "tried:often undo:minutes outage:nobody");
    var form =
        desk.as("ben").types("change reschedule CHG-2 from:\"tomorrow 10am\" until:2h").form();
    assertThat(form.fields().stream().map(it -> it.ask().hint()))
        .anyMatch(it -> it.contains("CHG-1 has Calibration database until"));
    assertThat(
            desk.as("ben").types("change reschedule CHG-2 from:\"tomorrow 12pm\" until:2h").text())
        .contains("all votes are void");
  }

  @Test
  void only_an_emergency_goes_through_a_freeze() {
    desk.proposeLowRisk();
    desk.as("mia").types("approve CHG-1");
    desk.as("mia").types("freeze declare from:now until:\"friday 8am\" the audit is here");
    desk.later(Duration.ofDays(1));
    assertThat(desk.as("ben").types("change start CHG-1").text())
        .contains("Nothing may be changed until")
        .contains("change emergency");
    assertThat(
            desk.as("ben")
                .types(
                    "change emergency Restore certificates services:calibration why:\"None are left\""
                        + " plan:\"Restore\"")
                .text())
        .contains("Kind: Emergency");
    assertThat(desk.as("mia").types("approval CHG-2").text())
        .contains("Nothing may be changed until")
        .contains("Why: None are left");
    desk.as("mia").types("approve CHG-2");
    desk.as("ben").types("change start CHG-2");
    assertThat(desk.inRoom("applications", "CHG-2").plain()).contains("Status: In progress");
  }
}
