package dev.deskbell.approval;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** How an approval goes: its stages, reminders, deputies, money, and its end. */
class ApprovalCourseStoryTest extends ApprovalStories {
  @Test
  void what_is_to_be_done_is_done_in_its_order_by_whose_it_is_before_it_is_fulfilled() {
    var ref = raises("ana", "mobile");
    desk.as("rui").types("approve " + ref);
    assertThat(desk.as("sam").types("request task " + ref + " task:order").text())
        .contains("Start it first");
    desk.as("sam").types("request start " + ref);
    assertThat(desk.as("sam").types("request fulfil " + ref + " It is here").text())
        .contains("has 3 tasks to be done first");
    assertThat(desk.as("lena").types("request task " + ref + " task:install").text())
        .contains("First comes: Order it");
    assertThat(desk.as("ana").types("request task " + ref + " task:order").text())
        .contains("for agents of the team workplace");
    desk.as("sam").types("request task " + ref + " task:order");
    assertThat(desk.as("sam").types("request task " + ref + " task:install").text())
        .contains("for agents of the team applications");
    desk.as("lena").types("request task " + ref + " task:install");
    assertThat(anas(ref).plain())
        .contains("☑ Order it – Sam Okafor", "☑ Install", "– Lena Vogt", "☐ Hand it over");
    var form = desk.as("tom").types("request task " + ref);
    form.sends(Map.of("task", "hand-over"));
    desk.as("sam").types("request fulfil " + ref + " It is here");
    assertThat(anas(ref).plain()).contains("Status: Fulfilled");
  }

  @Test
  void over_budget_a_second_stage_is_asked_of_others_and_the_deputy_decides_for_who_is_away() {
    desk.as("rui").types("me away friday");
    var ref = raises("ana", "render");
    assertThat(asks("mia", ref).plain()).contains("1\u00a0400\u00a0EUR too much");
    assertThat(asks("mia", ref).plain()).contains("You are asked as the deputy of Rui Tavares");
    var said = desk.as("mia").presses(button(asks("mia", ref), "Approve"));
    assertThat(said.text()).contains("Next is asked: Budget.");
    assertThat(asks("ada", ref).plain())
        .contains("Rui Tavares (approved by deputy Mia Duarte)")
        .contains("Mia Duarte, Rui Tavares, Ada Moreira – 1 of 3; one rejection ends it");
    desk.as("ada").presses(button(asks("ada", ref), "Approve"));
    assertThat(anas(ref).plain()).contains("Status: Approved");
    assertThat(asks("mia", ref).title()).startsWith("Approved");
  }

  @Test
  void what_waits_is_listed_until_it_is_decided() {
    var ref = raises("ana", "mobile");
    assertThat(desk.as("rui").types("waiting").text()).contains(ref);
    assertThat(desk.as("mia").types("waiting").text()).doesNotContain(ref);
    desk.as("rui").types("approve " + ref);
    assertThat(desk.as("rui").types("waiting").text()).doesNotContain(ref);
  }

  @Test
  void who_says_nothing_is_reminded_then_others_are_asked_then_it_expires_and_never_is_approved() {
    var ref = raises("ana", "mobile");
    desk.later(Duration.ofDays(1).plusMinutes(1));
    assertThat(words(desk.inbox("rui"))).contains(ref + " still waits for your decision");
    desk.later(Duration.ofDays(2));
    assertThat(asks("mia", ref).title()).startsWith("Approve? " + ref);
    assertThat(desk.as("rui").types("approve " + ref).text()).contains("not among those");
    assertThat(words(desk.inbox("ana"))).contains("nobody decided in time");
    desk.later(Duration.ofDays(4));
    assertThat(anas(ref).plain()).contains("Status: Expired");
    assertThat(asks("mia", ref).title()).startsWith("Expired: " + ref);
    assertThat(desk.as("mia").types("approve " + ref).text()).contains("is over");
  }

  @Test
  void what_is_cancelled_needs_no_decision_and_costs_nothing() {
    var ref = raises("ana", "mobile");
    desk.as("ana").types("request cancel " + ref + " found one");
    assertThat(asks("rui", ref).title()).startsWith("Withdrawn: " + ref);
    assertThat(desk.as("rui").types("approve " + ref).text()).contains("needs no decision");
    var next = raises("ana", "mobile");
    assertThat(asks("rui", next).plain()).contains("4\u00a0000\u00a0EUR of");
    var third = raises("otto", "mobile");
    assertThat(asks("rui", third).plain()).contains("1\u00a0400\u00a0EUR of", "too much");
  }

  @Test
  void of_three_who_ask_at_once_only_the_first_is_within_what_is_left() throws Exception {
    var who = List.of("ana", "otto", "ines");
    who.forEach(it -> desk.as(it).types("me"));
    try (var threads = Executors.newFixedThreadPool(3)) {
      var asking = who.stream().<Callable<String>>map(it -> () -> raises(it, "mobile")).toList();
      assertThat(threads.invokeAll(asking)).allMatch(it -> it.resultNow().startsWith("REQ-"));
    }
    var stages =
        desk.get(JdbcClient.class)
            .sql("select jsonb_array_length(body -> 'stages') from approval order by 1")
            .query(Integer.class)
            .list();
    assertThat(stages).as("with the budget's or without").containsExactly(1, 2, 2);
  }

  @Test
  void a_deputy_is_named_in_a_sentence_with_dates_and_taken_back() {
    assertThat(desk.as("rui").types("deputy @nora until:friday").text())
        .contains("Nora Lima approves for you until");
    var ref = raises("ana", "mobile");
    assertThat(asks("nora", ref).plain()).contains("deputy of Rui Tavares");
    desk.as("rui").types("deputy none");
    assertThat(desk.as("nora").types("approve " + ref).text()).contains("not among those");
    assertThat(desk.as("rui").types("deputy @rui").text()).contains("your own deputy");
  }

  @Test
  void asking_again_asks_the_policy_as_it_is_now() {
    var ref = raises("rui", "mobile");
    assertThat(desk.as("rui").types("approval ask " + ref).text())
        .contains("asked again", "nobody is left who may decide");
    assertThat(desk.as("ana").types("approval " + ref).text()).contains("Can't be decided");
  }

  @Test
  void a_press_costs_few_round_trips() {
    var ref = raises("ana", "render");
    var approve = button(asks("rui", ref), "Approve");
    desk.as("rui").types("me");
    var trips =
        desk
            .trips(() ->
                assertThat(desk.as("rui").presses(approve).text())
                    .contains("Next is asked: Budget"))
            .stream()
            .takeWhile(it -> !it.equals("commit"))
            .toList();
    assertThat(trips).hasSizeLessThanOrEqualTo(4);
  }
}
