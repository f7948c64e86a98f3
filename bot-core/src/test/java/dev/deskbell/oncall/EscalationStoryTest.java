package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Receipt;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Pages, as people see them. The web shop is of the applications team; Yuki is on call, Ben and
 * Lena are its other responders, Mia is whom the last step pages.
 */
class EscalationStoryTest extends EscalationStories {
  @Test
  void who_is_on_call_is_paged_with_everything_to_answer_it() {
    urgent();
    assertThat(pages("yuki")).hasSize(1);
    assertThat(pages("yuki").getFirst().plain())
        .contains("Checkout is down", "Priority: P1", "Web shop checkout", "Applications on call");
    assertThat(pages("yuki").getFirst().actions())
        .extracting(it -> it instanceof Action.Button(var label, _, _) ? label : "menu")
        .containsExactly("Acknowledge", "Escalate", "I'm on another", "menu");
    assertThat(pages("ben")).isEmpty();
    assertThat(pages("mia")).isEmpty();
  }

  @Test
  void what_is_not_urgent_pages_nobody_until_it_becomes_urgent() {
    declared("impact:low urgency:low service:checkout");
    assertThat(pages("yuki")).isEmpty();
    assertThat(why()).contains("Nobody was paged", "No route");
    desk.as("yuki").types("prioritise " + ref + " high high");
    desk.later(NOW);
    assertThat(pages("yuki")).hasSize(1);
  }

  @Test
  void acknowledged_on_the_page_it_goes_no_further() {
    urgent();
    desk.as("yuki").presses(((Action.Button) pages("yuki").getFirst().actions().getFirst()).call());
    desk.later(Duration.ofHours(2).minusMinutes(95));
    assertThat(pages("ben")).isEmpty();
    assertThat(pages("yuki")).isEmpty();
    assertThat(words(desk.inbox("yuki"))).contains(ref + " · Yuki Tanabe has it");
    assertThat(why()).contains("arrived", "answered", "acknowledged", "by Yuki Tanabe");
  }

  @Test
  void nobody_answers_and_the_next_are_paged_in_their_time_and_not_before() {
    urgent();
    desk.later(Duration.ofMinutes(4));
    assertThat(pages("ben")).isEmpty();
    desk.later(Duration.ofMinutes(1));
    assertThat(pages("ben")).hasSize(1);
    assertThat(pages("lena")).hasSize(1);
    assertThat(pages("yuki")).hasSize(2);
    desk.later(Duration.ofMinutes(10));
    assertThat(pages("mia")).hasSize(1);
    assertThat(words(desk.room("applications"))).contains(ref + " needs you");
    assertThat(why()).contains("Yuki Tanabe", "Ben Azevedo", "Mia Duarte", "the room");
  }

  @Test
  void when_all_steps_are_over_the_team_reads_that_nobody_answered() {
    urgent();
    for (var i = 0; i < 12; i++) {
      desk.later(Duration.ofMinutes(15));
    }
    assertThat(pages("mia")).isEmpty();
    assertThat(words(desk.inbox("mia"))).contains("nobody is paged any more");
    assertThat(words(desk.room("applications")))
        .contains("paged everybody it should, and nobody answered");
    assertThat(why()).contains("is through, and nobody answered");
  }

  @Test
  void who_passes_it_on_has_the_next_paged_at_once() {
    urgent();
    assertThat(desk.as("yuki").presses(new Call("page.escalate", ref)).text())
        .contains("paged for");
    desk.later(NOW);
    assertThat(pages("ben")).hasSize(1);
    assertThat(words(desk.room("applications"))).contains("had the next paged");
  }

  @Test
  void who_is_on_another_one_is_not_paged_again_and_the_next_are() {
    urgent();
    assertThat(desk.as("yuki").presses(new Call("page.busy", ref)).text())
        .contains("next are paged");
    desk.later(NOW);
    assertThat(pages("ben")).hasSize(1);
    assertThat(pages("yuki")).hasSize(1);
    assertThat(why()).contains("on another one");
  }

  @Test
  void snoozed_it_comes_again_to_the_same_person_and_nobody_else_meanwhile() {
    urgent();
    desk.as("yuki").presses(new Call("page.snooze", ref), "15m");
    desk.later(Duration.ofMinutes(14));
    assertThat(pages("yuki")).hasSize(1);
    assertThat(pages("ben")).isEmpty();
    desk.later(Duration.ofMinutes(1));
    assertThat(pages("yuki")).hasSize(2);
    assertThat(pages("ben")).isEmpty();
  }

  @Test
  void acknowledged_and_then_nothing_is_asked_again_and_goes_on_as_before() {
    urgent();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(NOW);
    desk.later(Duration.ofMinutes(31));
    assertThat(words(desk.inbox("yuki"))).contains(ref + ": are you still on it?");
    desk.as("yuki").presses(new Call("page.still", ref));
    desk.later(NOW);
    assertThat(words(desk.inbox("yuki"))).doesNotContain("are you still on it?");
    desk.later(Duration.ofMinutes(31));
    assertThat(words(desk.inbox("yuki"))).contains("are you still on it?");
    desk.later(Duration.ofMinutes(6));
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.inbox("ben")))
        .contains(ref + " needs you", "Assignee: Yuki Tanabe, who does not answer");
    desk.as("ben").presses(new Call("ticket.take", ref));
    desk.later(NOW);
    assertThat(pages("ben")).isEmpty();
  }

  @Test
  void progress_is_not_asked_for_where_there_is_some() {
    urgent();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(NOW);
    desk.later(Duration.ofMinutes(20));
    desk.as("yuki").types("note " + ref + " restarting the database");
    desk.later(Duration.ofMinutes(12));
    assertThat(words(desk.inbox("yuki"))).doesNotContain("are you still on it?");
  }

  @ParameterizedTest
  @CsvSource({"otto, incident me-too %s", "otto, watch %s", "ana, reply %s any news?"})
  void what_others_say_is_no_progress(String who, String deed) {
    urgent();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(NOW);
    desk.later(Duration.ofMinutes(20));
    var told = desk.as("mia").types("timeline " + ref).text();
    desk.as(who).types(deed.formatted(ref));
    assertThat(desk.as("mia").types("timeline " + ref).text()).isNotEqualTo(told);
    desk.later(Duration.ofMinutes(12));
    assertThat(words(desk.inbox("yuki"))).contains(ref + ": are you still on it?");
  }

  @Test
  void nobody_on_call_is_answered_by_whom_the_files_name() {
    declared("impact:high urgency:high service:laptops");
    assertThat(pages("sam")).as("workplace keeps no schedule").hasSize(1);
    assertThat(pages("tom")).hasSize(1);
  }

  /** The last step pages that person instead of Mia, who is a manager everywhere. */
  private void lastIs(String handle) throws IOException {
    escalations(it -> it.replace("{ person: mia }", "{ person: " + handle + " }"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sam", "otto"})
  void who_is_no_responder_acknowledges_what_they_are_paged_for_and_nothing_before(String paged)
      throws IOException {
    lastIs(paged);
    urgent();
    assertThat(desk.as(paged).types("incident ack " + ref).text()).contains("responder");
    desk.later(Duration.ofMinutes(5));
    desk.later(Duration.ofMinutes(10));
    desk.as(paged).presses(acknowledge(paged));
    assertThat(desk.as("ana").types("show " + ref).text()).contains("Acknowledged");
    assertThat(why()).contains("acknowledged");
  }

  @Test
  void a_press_from_an_account_that_is_not_linked_yet_completes_after_linking() throws IOException {
    lastIs("sam");
    urgent();
    desk.later(Duration.ofMinutes(5));
    desk.later(Duration.ofMinutes(10));
    var acknowledge = acknowledge("sam");
    assertThat(desk.as("sam-at-home").presses(acknowledge).text())
        .contains("responder", "Then this is done");
    assertThat(desk.as("ana").types("show " + ref).text()).doesNotContain("Acknowledged");
    linked("sam", "sam-at-home");
    assertThat(desk.as("ana").types("show " + ref).text()).contains("Acknowledged", "Sam Okafor");
  }

  private void linked(String one, String other) {
    var text = desk.as(one).types("me link").text();
    var start = text.indexOf("me link ");
    desk.as(other)
        .types(text.substring(start, start + "me link ".length() + 14))
        .sends(Map.of("sure", "yes"));
  }

  @Test
  void what_was_pressed_long_before_linking_is_not_done() throws IOException {
    lastIs("sam");
    urgent();
    desk.later(Duration.ofMinutes(5));
    desk.later(Duration.ofMinutes(10));
    desk.as("sam-at-home").presses(acknowledge("sam"));
    desk.theatre().clock().advance(Duration.ofMinutes(16));
    linked("sam", "sam-at-home");
    assertThat(desk.as("ana").types("show " + ref).text()).doesNotContain("Acknowledged");
  }

  @Test
  void a_closed_direct_message_lets_the_next_be_paged_at_once() {
    desk.platform().shut("yuki", Receipt.Reason.PERSON_UNREACHABLE);
    urgent();
    desk.room("applications");
    desk.later(NOW);
    assertThat(pages("ben")).hasSize(1);
    assertThat(why()).contains("Yuki Tanabe", "lost");
  }

  @Test
  void a_page_that_can_not_even_be_claimed_keeps_nobody_from_being_paged_and_is_given_up_at_last() {
    desk.platform()
        .limitedTo(it -> {
          if (it instanceof Outgoing.Direct(_, var to, _) && to.user().equals("yuki")) {
            throw new IllegalArgumentException("what is this?");
          }
          return List.of();
        });
    var answer =
        desk.as("ana").types("incident declare Gone impact:high urgency:high service:checkout");
    ref = answer.card().title().split(" ", 2)[0];
    for (var steps = 0; steps < 2; steps++) {
      desk.get(Escalating.class).fire();
      desk.get(PageTelling.class).fire();
      desk.passes(Duration.ofMinutes(5));
    }
    await().until(() -> !desk.platform().in(FakePlatform.inboxOf(Desk.account("ben"))).isEmpty());
    assertThat(why()).doesNotContain("lost");
    desk.get(JdbcClient.class)
        .sql("update delivery set vain = 30 where finished_at is null")
        .update();
    assertThat(words(desk.inbox("ada"))).contains("given up", "what is this?");
    assertThat(why()).contains("Yuki Tanabe", "lost");
  }

  /** Every page waits for a platform that takes nothing for longer than the escalation lasts. */
  @Test
  void who_could_not_be_reached_until_all_steps_were_over_hears_of_it_nevertheless()
      throws IOException {
    escalations(it -> it.replace("repeat: 1", "repeat: 0"));
    var away = new Receipt.Later(Duration.ofMinutes(45), Receipt.Scope.PLATFORM, "it is away");
    desk.platform().next(FakePlatform.Behaviour.answering(away));
    var answer =
        desk.as("ana").types("incident declare Gone impact:high urgency:high service:checkout");
    ref = answer.card().title().split(" ", 2)[0];
    await().until(this::isAway);
    for (var minutes = 0; minutes <= 35; minutes += 5) {
      desk.get(Escalating.class).fire();
      desk.get(PageTelling.class).fire();
      desk.passes(Duration.ofMinutes(5));
    }
    assertThat(why()).contains("nobody answered");
    assertThat(desk.platform().in(FakePlatform.inboxOf(Desk.account("yuki")))).isEmpty();
    desk.passes(Duration.ofMinutes(20));
    assertThat(words(desk.inbox("yuki"))).contains(ref + ": nobody is paged any more");
    assertThat(words(desk.inbox("ben"))).contains(ref + ": nobody is paged any more");
  }

  private boolean isAway() {
    return desk.get(JdbcClient.class)
        .sql("select exists (select from delivery_scope where name = ?)")
        .param("platform/" + Desk.PLATFORM)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  @Test
  void what_is_resolved_before_it_left_is_not_sent() {
    var answer =
        desk.as("ana").types("incident declare Gone impact:high urgency:high service:checkout");
    ref = answer.card().title().split(" ", 2)[0];
    desk.as("yuki").types("incident resolve " + ref + " a cable");
    desk.later(NOW);
    assertThat(words(desk.inbox("yuki"))).doesNotContain("needs you");
    assertThat(why()).contains("Nobody was paged");
  }
}
