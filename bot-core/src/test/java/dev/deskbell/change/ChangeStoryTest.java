package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.service.Windows;
import dev.deskbell.store.Questions;
import dev.deskbell.testing.PracticeDesk;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

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
        .contains("CHG-1 · New certificate store")
        .contains("high risk")
        .contains("Status: Awaiting approval");
    assertThat(desk.as("ben").types("change start CHG-1").text())
        .contains("CHG-1 is awaiting approval, so you can't start it now");

    desk.approve("mia");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: Awaiting approval")
        .contains("1 more of 2");
    desk.approve("kofi");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
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
    assertThat(PracticeDesk.buttons(desk.inRoom("applications", "CHG-1")))
        .startsWith("Done", "Failed", "Backed out");
    desk.as("ben").presses(new Call("change.done", "CHG-1"));
    assertThat(disturbing()).doesNotContain("CHG-1");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: In review: done");
    desk.as("yuki")
        .presses(new Call("change.review", "CHG-1"))
        .sends(Map.of("verdict", "met", "lessons", "No surprises"));
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: Closed: done")
        .contains("Review: It met its goal. No surprises");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of("CHG-1"))).isEmpty();
  }

  private List<String> disturbing() {
    var now = desk.get(Clock.class).instant();
    var questions = new Questions(desk.get(JdbcTemplate.class));
    return desk.get(Windows.class).disturbing(now, questions).get().stream()
        .map(it -> it.id())
        .toList();
  }

  @Test
  void what_was_asked_in_vain_is_a_draft_until_it_is_asked_again() {
    desk.proposeLowRisk();
    desk.as("mia").types("ask changes CHG-1 say who tests");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Draft");
    desk.as("ben").types("change edit CHG-1 test:\"Tom signs in from outside\"");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Awaiting approval");
    desk.as("mia").types("approve CHG-1");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Scheduled");

    desk.as("ben").types("change cancel CHG-1 the supplier mended it");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Cancelled");
  }

  @Test
  void a_change_by_a_button_is_prefilled_with_what_it_is() {
    desk.proposeLowRisk();
    var form = desk.as("ben").presses(new Call("change.edit", "CHG-1"));
    assertThat(form.form().fields().stream().map(it -> it.ask().name()))
        .containsExactly("plan", "test", "back-out", "services", "tried");
    var between = form.sends(Map.of("plan", "Switch to the new store twice"));
    assertThat(between.presses("Send as it is").text()).contains("all votes are void");
    assertThat(desk.as("mia").types("approval CHG-1").text())
        .contains("Plan: Switch to the new store twice")
        .contains("Test: Open a certificate")
        .contains("Was it done this way before?: Often");
  }

  @Test
  void an_emergency_is_before_few_at_once_and_is_reviewed_without_exception() {
    var said =
        desk.as("ben")
            .types(
                "change emergency Block the attacker services:vpn why:\"They are in\""
                    + " plan:\"Drop their network\"");
    assertThat(said.text())
        .contains("must be reviewed afterwards")
        .contains("Kind: Emergency, medium risk");
    assertThat(desk.as("ben").types("change start CHG-1").text()).contains("can't start it now");
    desk.as("mia").types("approve CHG-1");
    desk.as("ben").types("change start CHG-1");
    desk.as("ben").types("change done CHG-1");
    assertThat(desk.as("ben").types("change review CHG-1 met nothing to learn").text())
        .contains("somebody else reviews it");

    desk.later(Duration.ofDays(4));
    desk.later(Duration.ofDays(4));
    assertThat(desk.inRoom("network", "CHG-1").plain()).contains("Status: In review: done");
    assertThat(desk.said("network"))
        .filteredOn(it -> it.contains("still waits for its review"))
        .hasSize(2);
    assertThat(desk.as("nora").types("waiting").text()).contains("CHG-1");
    desk.as("nora").types("change review CHG-1 partly \"The rule was too wide\"");
    assertThat(desk.inRoom("network", "CHG-1").plain())
        .contains("Status: Closed")
        .contains("Review: In part. The rule was too wide");
    assertThat(desk.as("nora").types("waiting").text()).doesNotContain("CHG-1");
  }

  @Test
  void where_the_teams_manager_had_it_in_hand_who_manages_all_teams_is_asked_for_the_review() {
    desk.as("nora").types("change emergency Block them services:vpn why:\"They are in\" plan:Drop");
    desk.as("mia").types("approve CHG-1");
    desk.as("nora").types("change start CHG-1");
    desk.as("nora").types("change done CHG-1");
    assertThat(desk.as("mia").types("waiting").text()).contains("CHG-1");
    desk.as("mia").types("change review CHG-1 met \"fast enough\"");
    assertThat(desk.as("mia").types("waiting").text()).doesNotContain("CHG-1");
  }

  @Test
  void what_went_well_closes_by_itself_and_what_failed_does_not() {
    desk.proposeLowRisk();
    desk.as("mia").types("approve CHG-1");
    desk.propose("tomorrow 11am", "tried:often undo:minutes outage:nobody");
    desk.as("mia").types("approve CHG-2");
    desk.later(Duration.ofDays(1));
    desk.as("ben").types("change start CHG-1");
    desk.later(Duration.ofHours(2));
    desk.as("ben").types("change start CHG-2");
    desk.as("ben").types("change done CHG-1");
    desk.as("ben").types("change failed CHG-2 the rules do not load");
    desk.later(Duration.ofDays(30));
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Closed: done");
    assertThat(desk.inRoom("applications", "CHG-2").plain()).contains("Status: In review: failed");
  }

  @Test
  void everybody_is_told_before_it_begins_and_when_nobody_starts_it() {
    desk.proposeLowRisk();
    desk.as("mia").types("approve CHG-1");
    desk.as("otto").types("watch CHG-1");
    desk.clock.set(Instant.parse("2026-03-04T08:05:00Z"));
    desk.later(Duration.ZERO);
    assertThat(desk.said("applications")).anyMatch(it -> it.contains("it begins"));
    assertThat(desk.saidTo("otto")).anyMatch(it -> it.contains("it begins"));
    desk.later(Duration.ofMinutes(75));
    assertThat(desk.said("applications")).anyMatch(it -> it.contains("has not been started"));
    desk.as("ben").types("change start CHG-1");
    desk.later(Duration.ofHours(2));
    assertThat(desk.said("applications"))
        .anyMatch(it -> it.contains("its window is over and nobody said how it ended"));
  }

  @Test
  void a_team_that_answers_for_nothing_of_it_is_told_in_its_room_when_somebody_says_so() {
    desk.proposeLowRisk();
    assertThat(desk.room("service-desk")).isEmpty();
    assertThat(desk.as("otto").types("change tell CHG-1 service-desk").text())
        .contains("role responder");
    desk.as("ben").types("change tell CHG-1 service-desk");
    assertThat(desk.as("ben").types("change tell CHG-1 service-desk").text())
        .contains("Service Desk hears of CHG-1 already");
    assertThat(desk.as("ben").types("change tell CHG-1 applications").text()).contains("already");
    desk.as("mia").types("approve CHG-1");
    desk.later(Duration.ofDays(1));
    desk.as("ben").types("change start CHG-1");
    assertThat(desk.inRoom("service-desk", "CHG-1").plain())
        .contains("Status: In progress", "Also told: Service Desk");
    assertThat(desk.said("service-desk"))
        .filteredOn(it -> it.contains("started to carry it out"))
        .hasSize(1);
    desk.as("ben").types("change done CHG-1");
    desk.later(Duration.ofDays(4));
    assertThat(desk.as("ben").types("change tell CHG-1 network").text()).contains("CHG-1 is over");
  }

  @Test
  void a_persons_words_are_erased_from_plan_review_and_what_was_said_to_open_the_gate() {
    desk.proposeLowRisk();
    desk.as("mia").types("approve CHG-1");
    desk.as("ben").types("gate break vpn my badge is lost");
    desk.later(Duration.ofDays(1));
    desk.as("ben").types("change start CHG-1");
    desk.as("ben").types("change failed CHG-1 I mistyped the path");
    desk.as("yuki").types("change review CHG-1 missed \"Ben was tired\"");
    var card = desk.inRoom("applications", "CHG-1").plain();
    assertThat(card).contains("Switch to the new store", "Switch back", "Ben was tired");

    desk.erase("ben");
    assertThat(desk.as("yuki").types("show CHG-1").text())
        .contains("Ben was tired", "Plan: (erased)")
        .doesNotContain("Switch to the new store", "Switch back");
    assertThat(desk.as("yuki").types("timeline CHG-1").text()).doesNotContain("mistyped");
    var db = desk.get(JdbcClient.class);
    assertThat(db.sql("select why from gate_glass").query(String.class).single())
        .isEqualTo("(erased)");
    desk.erase("yuki");
    assertThat(desk.as("mia").types("show CHG-1").text()).doesNotContain("Ben was tired");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of("CHG-1"))).isEmpty();
  }

  @Test
  void every_room_of_an_affected_service_has_the_card_once_and_current() {
    desk.as("ben")
        .types(
            "change propose New certificates services:calibration,printing,laptops"
                + " from:\"tomorrow 9am\" until:2h plan:Install test:Look back-out:\"Put back\""
                + " tried:often undo:minutes outage:nobody");
    desk.as("mia").types("approve CHG-1");
    desk.later(Duration.ofDays(1));
    desk.as("ben").types("change start CHG-1");
    for (var room : List.of("applications", "workplace")) {
      assertThat(desk.inRoom(room, "CHG-1").plain())
          .contains("Status: In progress")
          .contains("Affects: Calibration database, Printing, Laptops and accessories");
      assertThat(desk.said(room))
          .filteredOn(it -> it.contains("started to carry it out"))
          .hasSize(1);
    }
    assertThat(desk.room("network")).isEmpty();

    desk.as("ada").types("hide CHG-1");
    assertThat(desk.room("workplace")).isEmpty();
  }
}
