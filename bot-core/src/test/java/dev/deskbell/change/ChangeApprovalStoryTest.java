package dev.deskbell.change;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who decides about a change, about what exactly, and what voids it. */
class ChangeApprovalStoryTest {
  private final ChangeDesk desk = new ChangeDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void whatever_is_edited_after_approval_voids_it_and_says_so() {
    desk.proposeHighRisk();
    desk.approve("mia");
    desk.approve("kofi");
    assertThat(desk.as("ben").types("change edit CHG-1 back-out:\"Restore the backup\"").text())
        .contains("all votes are void, and approval is asked again")
        .contains("Status: Awaiting approval");
    assertThat(desk.inRoom("applications", "CHG-1").plain()).contains("2 more of 2");
    desk.later(Duration.ofDays(1));
    assertThat(desk.as("ben").types("change start CHG-1").text()).contains("can't start it now");
    desk.approve("mia");
    desk.approve("nora");
    desk.as("ben").types("change start CHG-1");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: In progress")
        .contains("Back-out: Restore the backup");
  }

  @Test
  void a_small_move_keeps_the_approval_and_a_large_one_does_not() {
    desk.proposeHighRisk();
    desk.approve("mia");
    desk.approve("kofi");
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
    desk.approve("mia");
    desk.approve("kofi");
    assertThat(
            desk.as("ben").types("change reschedule CHG-1 from:\"tomorrow 9am\" until:3h").text())
        .contains("all votes are void");
  }

  @Test
  void who_is_given_a_change_does_not_approve_it() {
    desk.proposeHighRisk();
    desk.approve("mia");
    desk.approve("nora");
    desk.as("ada").types("assign CHG-1 @mia");
    assertThat(desk.inRoom("applications", "CHG-1").plain())
        .contains("Status: Awaiting approval")
        .contains("Assignee: Mia Duarte");
    assertThat(desk.as("mia").types("approve CHG-1").text()).contains("your own matter");
    desk.approve("nora");
    desk.approve("kofi");
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
  void what_is_planned_and_loses_its_words_is_not_what_was_approved() {
    desk.proposeLowRisk();
    desk.as("mia").types("approve CHG-1");
    desk.later(Duration.ofDays(1));
    desk.erase("ben");
    assertThat(desk.as("ben").types("change start CHG-1").text())
        .contains("CHG-1 is not approved as it is now");
  }
}
