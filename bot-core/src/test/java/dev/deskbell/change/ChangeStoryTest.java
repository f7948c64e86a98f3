package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.people.People;
import dev.deskbell.service.Windows;
import dev.deskbell.testing.PracticeDesk;
import dev.deskbell.ticket.Erasure;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
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

    approve("mia");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: Awaiting approval")
        .contains("1 more of 2");
    approve("kofi");
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
    return desk.get(Windows.class).disturbing(now).stream().map(it -> it.id()).toList();
  }

  @Test
  void whatever_is_edited_after_approval_voids_it_and_says_so() {
    desk.proposeHighRisk();
    approve("mia");
    approve("kofi");
    assertThat(desk.as("ben").types("change edit CHG-1 back-out:\"Restore the backup\"").text())
        .contains("all votes are void, and approval is asked again")
        .contains("Status: Awaiting approval");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("2 more of 2");
    desk.later(Duration.ofDays(1));
    assertThat(desk.as("ben").types("change start CHG-1").text()).contains("can't start it now");
    approve("mia");
    approve("nora");
    desk.as("ben").types("change start CHG-1");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: In progress")
        .contains("Back-out: Restore the backup");
  }

  @Test
  void a_small_move_keeps_the_approval_and_a_large_one_does_not() {
    desk.proposeHighRisk();
    approve("mia");
    approve("kofi");
    desk.as("ben").types("change reschedule CHG-1 from:\"tomorrow 10am\" until:2h");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Scheduled");
    desk.as("ben").types("change reschedule CHG-1 from:\"tomorrow 11am\" until:2h");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .as("two hours from what was approved, however many steps it took")
        .contains("Status: Scheduled");
    assertThat(
            desk.as("ben").types("change reschedule CHG-1 from:\"tomorrow 12pm\" until:1h").text())
        .contains("all votes are void");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Awaiting approval");
  }

  @Test
  void a_longer_window_is_approved_again_though_it_begins_as_before() {
    desk.proposeHighRisk();
    approve("mia");
    approve("kofi");
    assertThat(
            desk.as("ben").types("change reschedule CHG-1 from:\"tomorrow 9am\" until:3h").text())
        .contains("all votes are void");
  }

  @Test
  void who_is_given_a_change_does_not_approve_it() {
    desk.proposeHighRisk();
    approve("mia");
    approve("nora");
    desk.as("ada").types("assign CHG-1 @mia");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: Awaiting approval")
        .contains("Assignee: Mia Duarte");
    assertThat(desk.as("mia").types("approve CHG-1").text()).contains("your own matter");
    approve("nora");
    approve("kofi");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Scheduled");
    desk.later(Duration.ofDays(1));
    assertThat(desk.as("ben").types("change start CHG-1").text()).contains("role administrator");
    desk.as("mia").types("change start CHG-1");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: In progress");
  }

  @Test
  void who_began_it_or_approved_it_does_not_come_by_the_other_part_when_it_is_passed_on() {
    desk.proposeLowRisk();
    desk.as("mia").types("approve CHG-1");
    desk.later(Duration.ofDays(1));
    desk.as("ben").types("change start CHG-1");
    assertThat(desk.as("ben").types("assign CHG-1 @mia").text())
        .contains("Mia Duarte approved CHG-1, so somebody else must carry it out");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Assignee: Ben Azevedo");
    desk.as("ben").types("assign CHG-1 @yuki");
    desk.as("yuki").types("assign CHG-1 @lena");
    desk.as("ada").types("change failed CHG-1 the rules do not load");
    for (var who : List.of("ben", "yuki", "lena", "ada")) {
      assertThat(desk.as(who).types("change review CHG-1 met all well").text())
          .as(who)
          .contains("somebody else reviews it");
    }
    desk.as("mia").types("change review CHG-1 missed \"Try it first\"");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Closed");
  }

  @Test
  void neither_who_proposed_nor_who_carries_out_is_asked() {
    desk.propose("tried:often undo:minutes outage:nobody implementer:@yuki");
    var card = desk.inRoom("applications", "CHG-1").plain();
    assertThat(card).contains("low risk").contains("waits for Mia Duarte");
    for (var who : new String[] {"ben", "yuki"}) {
      assertThat(desk.as(who).types("approve CHG-1").text()).contains("your own matter");
    }
    desk.as("mia").types("approve CHG-1");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Scheduled");
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

  @Test
  void what_may_be_affected_counts_as_much_as_what_is_answered() {
    for (var services : List.of("printing", "printing,checkout")) {
      desk.as("ben")
          .types(
              "change propose New certificates services:%s from:\"tomorrow 9am\" until:1h plan:Do test:Look back-out:Undo tried:tested undo:minutes outage:some"
                  .formatted(services));
      desk.as("ben").types("change cancel CHG-1 not needed");
    }
    assertThat(desk.inRoom("workplace", "CHG-1").plain()).contains("Kind: Normal, low risk");
    assertThat(desk.inRoom("workplace", "CHG-2").plain()).contains("Kind: Normal, medium risk");
  }

  @Test
  void sixty_presses_of_the_whole_board_at_once_have_one_outcome() throws Exception {
    desk.proposeHighRisk();
    var who = List.of("mia", "nora", "kofi", "otto", "ben", "ada");
    try (var threads = Executors.newFixedThreadPool(12)) {
      var presses =
          IntStream.range(0, 60)
              .<Callable<String>>mapToObj(it ->
                  () ->
                      desk.as(who.get(it % 6))
                          .types(it % 4 == 3 ? "reject CHG-1 no" : "approve surely CHG-1 CHG-1")
                          .text())
              .toList();
      for (var one : threads.invokeAll(presses)) {
        assertThat(one.get()).isNotEmpty();
      }
    }
    var facts =
        desk.get(JdbcClient.class)
            .sql(
                """
                select name from timeline where ticket = 'CHG-1'
                  and name in ('approval.ended', 'change.approved', 'change.rejected') order by name
                """)
            .query(String.class)
            .list();
    var card = desk.inRoom("applications", "CHG-1").plain();
    assertThat(facts).hasSize(2).startsWith("approval.ended");
    assertThat(card)
        .contains(facts.contains("change.approved") ? "Status: Scheduled" : "Status: Rejected");
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
  void the_owner_of_every_affected_service_must_agree() {
    desk.as("ben")
        .types(
            "change propose New certificates services:calibration,vpn from:\"tomorrow 9am\" until:2h"
                + " plan:Install test:Look back-out:\"Put back\""
                + " tried:tested undo:minutes outage:some");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("medium risk");
    assertThat(desk.as("nora").types("approve CHG-1").text()).contains("not among those");
    assertThat(desk.as("yuki").types("approve CHG-1").text())
        .contains("Next is asked: Owner of the service: Network");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("Status: Awaiting approval");
    assertThat(desk.as("yuki").types("approve CHG-1").text()).contains("not among those");
    assertThat(desk.as("nora").types("waiting").text()).contains("CHG-1");
    desk.as("nora").types("approve CHG-1");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: Scheduled", "Approved by Yuki Tanabe, Nora Lima");
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

    erase("ben");
    assertThat(desk.as("yuki").types("show CHG-1").text())
        .contains("Ben was tired", "Plan: (erased)")
        .doesNotContain("Switch to the new store", "Switch back");
    assertThat(desk.as("yuki").types("timeline CHG-1").text()).doesNotContain("mistyped");
    var db = desk.get(JdbcClient.class);
    assertThat(db.sql("select why from gate_glass").query(String.class).single())
        .isEqualTo("(erased)");
    erase("yuki");
    assertThat(desk.as("mia").types("show CHG-1").text()).doesNotContain("Ben was tired");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of("CHG-1"))).isEmpty();
  }

  private void erase(String who) {
    var whose = desk.get(People.class).named(who).orElseThrow().id();
    desk.get(Erasure.class).erase(whose, Fact.DESK, desk.clock.instant());
  }

  @Test
  void what_is_planned_and_loses_its_words_is_not_what_was_approved() {
    desk.proposeLowRisk();
    desk.as("mia").types("approve CHG-1");
    desk.later(Duration.ofDays(1));
    erase("ben");
    assertThat(desk.as("ben").types("change start CHG-1").text())
        .contains("CHG-1 is not approved as it is now");
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

  private void approve(String who) {
    desk.as(who).types("approve CHG-1").sends(Map.of("number", "CHG-1"));
  }
}
