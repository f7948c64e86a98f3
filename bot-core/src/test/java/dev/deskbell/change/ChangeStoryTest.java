package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.service.Windows;
import dev.deskbell.testing.PracticeDesk;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see of changes, from the proposal to the review. */
class ChangeStoryTest {
  private final ChangeDesk desk = new ChangeDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void a_normal_change_is_approved_by_two_of_the_board_carried_out_and_reviewed() {
    var said = desk.proposeHighRisk();
    assertThat(said.text())
        .contains("CHG-1 · New firewall rules")
        .contains("high risk")
        .contains("Status: Awaiting approval");
    assertThat(desk.as("ben").types("change start CHG-1").text())
        .contains("CHG-1 is awaiting approval, so you can't start it now");

    approve("mia");
    assertThat(desk.inRoom("network", "CHG-1").plain())
        .contains("Status: Awaiting approval")
        .contains("1 more of 2");
    approve("kofi");
    assertThat(desk.inRoom("network", "CHG-1").plain())
        .contains("Status: Scheduled")
        .contains("Approved by Mia Duarte, Kofi Mensah");

    assertThat(desk.as("ben").types("change start CHG-1").text())
        .contains("The window of CHG-1 has not begun");
    desk.later(Duration.ofDays(1));
    assertThat(desk.as("nora").types("change start CHG-1").text()).contains("role administrator");
    assertThat(desk.as("ada").types("change start CHG-1").text())
        .contains("Ben Azevedo carries CHG-1 out");
    assertThat(disturbing()).doesNotContain("CHG-1");
    desk.as("ben").presses(new Call("change.start", "CHG-1"));
    assertThat(disturbing()).contains("CHG-1");
    assertThat(PracticeDesk.buttons(desk.inRoom("network", "CHG-1")))
        .startsWith("Done", "Failed", "Backed out");
    desk.as("ben").presses(new Call("change.done", "CHG-1"));
    assertThat(disturbing()).doesNotContain("CHG-1");
    assertThat(desk.inRoom("network", "CHG-1").plain()).contains("Status: In review: done");
    desk.as("nora")
        .presses(new Call("change.review", "CHG-1"))
        .sends(Map.of("verdict", "met", "lessons", "No surprises"));
    assertThat(desk.inRoom("network", "CHG-1").plain())
        .contains("Status: Closed: done")
        .contains("Review: Yes, it met its goal. No surprises");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of("CHG-1"))).isEmpty();
  }

  private List<String> disturbing() {
    var now = desk.get(Clock.class).instant();
    return desk.get(Windows.class).disturbing(now).stream().map(it -> it.id()).toList();
  }

  private void approve(String who) {
    desk.as(who).types("approve CHG-1").sends(Map.of("number", "CHG-1"));
  }
}
