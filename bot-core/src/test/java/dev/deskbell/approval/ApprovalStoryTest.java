package dev.deskbell.approval;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Card;
import dev.deskbell.chat.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What people see who are asked. Ana asks for machines; Rui is her manager and Mia stands in for
 * him; above the budget two of Mia, Rui and Ada would do.
 */
class ApprovalStoryTest extends ApprovalStories {
  @Test
  void a_manager_is_asked_sees_all_that_is_needed_and_approves_with_one_press() {
    var ref = raises("ana", "mobile");
    assertThat(anas(ref).plain())
        .contains("Status: Awaiting approval", "Manager: waits for Rui Tavares");
    var asked = asks("rui", ref);
    assertThat(asked.title()).startsWith("Approve? " + ref);
    assertThat(asked.plain())
        .contains("What: Workstation", "Which machine?: Mobile (16 inch)", "For simulation")
        .contains("Cost: 2\u00a0600\u00a0EUR", "4\u00a0000\u00a0EUR of 4\u00a0000\u00a0EUR left")
        .contains("Requester: Ana Carvalho", "Risk: low", "Decide until")
        .contains("Manager: Rui Tavares", "When approved: Workplace takes care of it.");

    var said = desk.as("rui").presses(button(asked, "Approve"));
    assertThat(said.text()).contains("You approved " + ref, "approved");
    assertThat(asks("rui", ref).title()).startsWith("Approved: " + ref);
    assertThat(asks("rui", ref).plain()).contains("Rui Tavares (approved)");
    assertThat(anas(ref).plain()).contains("Status: Approved", "Approved by Rui Tavares");
    assertThat(words(desk.inbox("ana"))).contains("brought the approval to its end: approved");
  }

  @Test
  void nobody_starts_what_is_not_approved() {
    var ref = raises("ana", "mobile");
    assertThat(desk.as("sam").types("request start " + ref).text())
        .contains("awaiting approval, so you can't start it now");
    assertThat(desk.as("sam").types("request fulfil " + ref + " done").text())
        .contains("awaiting approval");
    assertThat(desk.as("sam").types("request hold " + ref + " supplier").text())
        .contains("awaiting approval");
  }

  @Test
  void a_rejection_needs_a_reason_which_the_requester_reads() {
    var ref = raises("ana", "mobile");
    var form = desk.as("rui").presses(button(asks("rui", ref), "Reject"));
    form.sends(Map.of("why", "We have two in the store"));
    assertThat(anas(ref).plain())
        .contains("Status: Rejected", "Rejected: We have two in the store");
    assertThat(asks("rui", ref).title()).startsWith("Rejected: " + ref);
    assertThat(desk.as("rui").types("approve " + ref).text()).contains("rejected already");
  }

  @Test
  void changes_are_asked_for_made_and_asked_again_and_an_old_button_casts_no_vote() {
    var ref = raises("ana", "tower");
    var old = button(asks("rui", ref), "Approve");
    desk.as("rui").types("ask changes " + ref + " take the mobile one");
    assertThat(words(desk.inbox("ana"))).contains("asked for changes", "take the mobile one");
    assertThat(anas(ref).plain()).contains("Status: Awaiting approval", "Changes requested by Rui");

    desk.as("ana").types("request amend " + ref + " mobile is fine");
    assertThat(asks("rui", ref).plain()).contains("Changed: mobile is fine");
    var late = desk.as("rui").presses(old);
    assertThat(late.text()).contains("You have not voted", "Changed: mobile is fine");
    assertThat(anas(ref).plain()).contains("Status: Awaiting approval");
    late.presses("Approve");
    assertThat(anas(ref).plain()).contains("Status: Approved");
  }

  @Test
  void an_edit_after_approval_voids_it_says_so_and_asks_again() {
    var ref = raises("ana", "mobile");
    desk.as("rui").types("approve " + ref);
    desk.as("ana").types("request amend " + ref + " two of them please");
    assertThat(words(desk.inbox("ana"))).contains("all votes are void");
    assertThat(anas(ref).plain()).contains("Status: Awaiting approval");
    assertThat(desk.as("sam").types("request start " + ref).text()).contains("awaiting approval");
    desk.as("rui").types("approve " + ref);
    assertThat(anas(ref).plain()).contains("Status: Approved");
  }

  @Test
  void who_is_not_asked_who_asks_and_who_raised_it_for_others_decide_nothing() {
    var ref = raises("ana", "mobile");
    assertThat(desk.as("ana").types("approve " + ref).text()).contains("your own matter");
    assertThat(desk.as("otto").types("approve " + ref).text())
        .contains("You are not among those who are asked");
    var forwarded = button(asks("rui", ref), "Approve");
    assertThat(desk.as("otto").presses(forwarded).text()).contains("not among those");
    assertThat(anas(ref).plain()).contains("Status: Awaiting approval");

    var behalf =
        desk.as("rui")
            .types("request workstation machine:mobile reason:\"She starts\" for:@ines")
            .card();
    var other = behalf.title().split(" ", 2)[0];
    assertThat(behalf.plain()).contains("Requester: Inês Prado");
    assertThat(desk.as("rui").types("approve " + other).text()).contains("can't be decided");
  }

  @Test
  void where_nobody_may_decide_requester_and_administrator_read_what_to_do() {
    var ref = raises("rui", "mobile");
    assertThat(anas2("rui", ref).plain()).contains("nobody is left who may decide");
    assertThat(words(desk.inbox("rui"))).contains("approval ask");
    assertThat(words(desk.inbox("ada")))
        .contains(ref + " can't be approved by anybody", "requester's manager", "approvals.yaml");
  }

  @Test
  void who_abstains_leaves_it_to_the_others_and_if_nobody_is_left_it_is_said() {
    var ref = raises("ana", "mobile");
    assertThat(desk.as("rui").presses(button(asks("rui", ref), "Abstain")).text())
        .contains("You abstained");
    assertThat(anas(ref).plain()).contains("nobody is left who may decide");
    assertThat(words(desk.inbox("ada"))).contains(ref + " can't be approved by anybody");
  }

  @Test
  void somebody_else_is_asked_for_by_name() {
    var form = desk.as("lena").types("request for @ines workstation");
    var shown = form.sends(Map.of("machine", "mobile", "reason", "She starts on Monday"));
    assertThat(shown.text()).contains("Requester: Inês Prado", "I keep Inês Prado posted");
    assertThat(asks("rui", "REQ-1").plain()).contains("Requester: Inês Prado");
    assertThat(desk.as("rui").types("approve REQ-1").text()).contains("You approved");
  }

  private Card anas2(String who, String ref) {
    return (Card) card(desk.inbox(who), ref).content();
  }

  @Test
  void fifty_press_at_once_and_there_is_one_outcome() throws Exception {
    var ref = raises("ana", "mobile");
    var approve = button(asks("rui", ref), "Approve");
    List<Callable<Reply>> presses =
        IntStream.range(0, 50)
            .<Callable<Reply>>mapToObj(it ->
                () ->
                    it % 5 == 4
                        ? desk.as("rui").types("reject " + ref + " no").reply()
                        : desk.as("rui").presses(approve).reply())
            .toList();
    try (var threads = Executors.newFixedThreadPool(16)) {
      threads.invokeAll(presses).forEach(it -> it.resultNow());
    }
    var facts =
        desk.get(JdbcClient.class)
            .sql("select name, count(*) from timeline where ticket = ? group by name")
            .param(ref)
            .query((row, _) -> row.getString(1) + " " + row.getLong(2))
            .list();
    assertThat(facts).contains("approval.voted 1", "approval.ended 1");
  }

  @Test
  void a_private_matter_is_known_to_who_is_asked_and_to_no_other() {
    var answer =
        desk.as("ana")
            .types("request workstation machine:mobile reason:\"Secret work\" private:yes");
    var ref = answer.card().title().split(" ", 2)[0];
    assertThat(desk.as("otto").types("approve " + ref).text()).contains("There is no " + ref);
    assertThat(asks("rui", ref).plain()).contains("Secret work");
    assertThat(desk.as("rui").types("approve " + ref).text()).contains("You approved");
    assertThat(words(desk.room("workplace"))).doesNotContain("Secret work");
  }

  private String linked(String one, String other) {
    var text = desk.as(one).types("me link").text();
    var start = text.indexOf("me link ");
    return desk.as(other)
        .types(text.substring(start, start + "me link ".length() + 14))
        .sends(Map.of("sure", "yes"))
        .text();
  }

  @Test
  void for_a_day_nothing_is_decided_from_accounts_that_were_just_linked() {
    var ref = raises("ana", "mobile");
    var approve = button(asks("rui", ref), "Approve");
    assertThat(linked("rui", "intruder")).contains("You are one person");
    for (var account : List.of("rui", "intruder")) {
      assertThat(desk.as(account).presses(approve).text())
          .contains("linked to another less than a day ago", "counts only after Wed 4 Mar 2026");
      assertThat(desk.as(account).types("reject " + ref + " no").text())
          .contains("less than a day");
      assertThat(desk.as(account).types("deputy @otto").text()).contains("less than a day");
    }
    assertThat(anas(ref).plain()).contains("Status: Awaiting approval");
    desk.later(Duration.ofDays(1));
    assertThat(desk.as("intruder").presses(approve).text()).contains("You approved " + ref);
  }
}
