package dev.deskbell.oncall;

import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Tone;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who is paged by hand, and what becomes of it when they answer late or not at all. */
class HandStoryTest {
  private static final Duration NOW = Duration.ofSeconds(1);
  private final CoreDesk desk = new CoreDesk();
  private String ref = "";

  @AfterEach
  void closes() {
    assertThat(desk.get(Evidence.class).verify(TicketRef.of(ref))).isEmpty();
    desk.close();
  }

  private void declared(String how) {
    var answer = desk.as("ana").types("incident declare Checkout is down " + how);
    ref = answer.card().title().split(" ", 2)[0];
    desk.later(NOW);
  }

  /** Yuki has it. */
  private void acknowledged() {
    declared("impact:high urgency:high service:checkout");
    desk.as("yuki").types("incident ack " + ref);
    desk.later(NOW);
  }

  private void paged(String by, String whom) {
    assertThat(desk.as(by).types("page call " + ref + " @" + whom).text())
        .contains("is paged for " + ref);
    desk.later(NOW);
  }

  private List<Card> pages(String user) {
    return desk.inbox(user).stream()
        .map(FakePlatform.Shown::content)
        .filter(it -> it instanceof Card card && card.title().startsWith(ref + " needs you"))
        .map(Card.class::cast)
        .toList();
  }

  private void answers(String user) {
    desk.as(user).presses(((Action.Button) pages(user).getFirst().actions().getFirst()).call());
    desk.later(NOW);
  }

  private String why() {
    return desk.as("mia").types("page why " + ref).text();
  }

  @Test
  void what_cannot_be_acknowledged_is_answered_too_and_is_theirs() {
    desk.as("ana").types("request laptop model:light why:new my first day is Monday");
    ref = "REQ-1";
    paged("tom", "sam");
    assertThat(pages("sam").getFirst().actions().getFirst())
        .isEqualTo(Action.main("I'm on it", new Call("page.still", ref)));
    answers("sam");
    assertThat(words(desk.inbox("sam"))).contains(ref + " · Sam Okafor has it");
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.room("workplace"))).doesNotContain("nobody answered");
    assertThat(why()).contains("answered", "still on it");
  }

  @Test
  void who_is_paged_for_what_somebody_has_already_works_on_it_too() {
    desk.as("ana").types("request laptop model:light why:new my first day is Monday");
    ref = "REQ-1";
    desk.as("tom").types("take " + ref);
    paged("tom", "sam");
    answers("sam");
    assertThat(words(desk.room("workplace"))).contains("works on it too");
    assertThat(words(desk.inbox("sam"))).contains(ref + " · Tom", "has it");
  }

  @Test
  void who_is_the_last_and_is_on_another_one_reads_that_nobody_else_is_paged() {
    desk.as("ana").types("request laptop model:light why:new my first day is Monday");
    ref = "REQ-1";
    paged("tom", "sam");
    assertThat(desk.as("sam").types("page busy " + ref).text())
        .contains("Nobody is left to page")
        .doesNotContain("next are paged");
    desk.later(NOW);
    assertThat(words(desk.room("workplace"))).contains("nobody answered: who looks at it?");
  }

  @Test
  void who_is_on_another_one_reads_that_a_colleague_who_was_paged_by_hand_may_still_answer() {
    desk.as("ana").types("request laptop model:light why:new my first day is Monday");
    ref = "REQ-1";
    paged("tom", "sam");
    paged("tom", "kofi");
    assertThat(desk.as("sam").types("page busy " + ref).text())
        .contains("the others still are")
        .doesNotContain("Nobody is left");
    desk.later(NOW);
    answers("kofi");
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.room("workplace"))).doesNotContain("nobody answered");
  }

  @Test
  void whoever_was_paged_by_hand_holds_up_no_next_step_when_this_one_s_are_on_another_one() {
    declared("impact:high urgency:high service:checkout");
    paged("ben", "kofi");
    assertThat(desk.as("yuki").types("page busy " + ref).text()).contains("The next are paged now");
    desk.later(NOW);
    assertThat(pages("ben")).as("the next step").hasSize(1);
  }

  @Test
  void who_did_not_answer_to_the_end_sees_so_and_can_still_look() {
    acknowledged();
    paged("ben", "kofi");
    desk.later(Duration.ofMinutes(5));
    desk.later(NOW);
    assertThat(desk.inbox("kofi"))
        .filteredOn(it -> it.content() instanceof Card card && card.title().contains("answer"))
        .singleElement()
        .extracting(it -> (Card) it.content())
        .satisfies(over -> {
          assertThat(over.title()).contains(ref + ": you did not answer", "Yuki", "has it");
          assertThat(over.tone()).isEqualTo(Tone.WARNING);
          assertThat(over.actions())
              .containsExactly(Action.button("Show", new Call("ticket.show", ref)));
        });
  }

  @Test
  void what_can_be_acknowledged_is_not_answered_otherwise() {
    declared("impact:low urgency:low service:checkout");
    paged("yuki", "kofi");
    assertThat(desk.as("kofi").presses(new Call("page.still", ref)).text())
        .contains("Press Acknowledge");
    answers("kofi");
    assertThat(words(desk.room("applications"))).contains("Acknowledged by: Kofi");
  }

  @Test
  void who_has_it_is_asked_again_although_who_was_paged_by_hand_did_not_answer() {
    acknowledged();
    paged("ben", "kofi");
    desk.later(Duration.ofMinutes(5));
    desk.later(NOW);
    assertThat(words(desk.room("applications"))).contains("nobody answered: who looks at it?");
    desk.later(Duration.ofMinutes(31));
    assertThat(words(desk.inbox("yuki"))).contains(ref + ": are you still on it?");
  }

  @Test
  void who_has_it_is_asked_again_although_somebody_is_being_paged_when_it_is_due() {
    acknowledged();
    desk.later(Duration.ofMinutes(27));
    paged("ben", "kofi");
    desk.later(Duration.ofMinutes(4));
    for (var i = 0; i < 4; i++) {
      desk.later(Duration.ofMinutes(16));
    }
    assertThat(words(desk.inbox("yuki"))).contains(ref + ": are you still on it?");
  }

  @Test
  void who_waits_to_wake_is_paged_at_once_when_it_becomes_more_urgent() {
    declared("impact:low urgency:low service:checkout");
    desk.as("kofi").types("page quiet 08:00 11:00");
    paged("yuki", "kofi");
    assertThat(pages("kofi")).isEmpty();
    desk.as("lena").types("prioritise " + ref + " high high");
    desk.later(NOW);
    assertThat(pages("kofi")).hasSize(1);
    assertThat(pages("kofi").getFirst().plain()).contains("Paged: by hand", "Priority: P1");
    assertThat(pages("yuki")).as("and who is on call").hasSize(1);
    assertThat(why()).contains("not sent (became more urgent)");
    answers("kofi");
    assertThat(words(desk.room("applications"))).contains("Acknowledged by: Kofi");
  }

  @Test
  void who_waits_to_wake_is_paged_at_once_for_what_somebody_has_too() {
    declared("impact:low urgency:low service:checkout");
    desk.as("yuki").types("incident ack " + ref);
    desk.as("kofi").types("page quiet 08:00 11:00");
    paged("yuki", "kofi");
    assertThat(pages("kofi")).isEmpty();
    desk.as("lena").types("prioritise " + ref + " high high");
    desk.later(NOW);
    assertThat(pages("kofi")).hasSize(1);
    assertThat(pages("lena")).isEmpty();
  }

  @Test
  void what_becomes_more_urgent_and_pages_nobody_by_itself_goes_on_by_hand() {
    declared("impact:low urgency:low service:checkout");
    paged("yuki", "kofi");
    desk.as("lena").types("prioritise " + ref + " medium medium");
    desk.later(NOW);
    assertThat(pages("kofi")).hasSize(1);
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.room("applications"))).contains("nobody answered: who looks at it?");
  }

  @Test
  void who_is_paged_beside_another_has_as_much_time() {
    acknowledged();
    paged("yuki", "kofi");
    desk.later(Duration.ofMinutes(4));
    paged("yuki", "lena");
    desk.later(Duration.ofMinutes(3));
    assertThat(words(desk.room("applications"))).doesNotContain("nobody answered");
    assertThat(pages("lena")).hasSize(1);
    desk.later(Duration.ofMinutes(3));
    assertThat(words(desk.room("applications"))).contains("nobody answered: who looks at it?");
  }

  @Test
  void snoozed_a_page_by_hand_comes_again_to_that_person_and_to_nobody_else() {
    acknowledged();
    paged("yuki", "kofi");
    assertThat(desk.as("kofi").presses(new Call("page.snooze", ref), "15m").text())
        .contains("You are not paged for " + ref);
    desk.later(Duration.ofMinutes(14));
    assertThat(pages("kofi")).hasSize(1);
    desk.later(Duration.ofMinutes(2));
    assertThat(pages("kofi")).hasSize(2);
    assertThat(pages("mia")).isEmpty();
    assertThat(words(desk.room("applications"))).doesNotContain(ref + " needs you");
    desk.later(Duration.ofMinutes(6));
    assertThat(words(desk.room("applications"))).contains("nobody answered: who looks at it?");
  }

  @Test
  void snoozed_a_page_by_hand_holds_up_no_escalation_beside_it() {
    declared("impact:high urgency:high service:checkout");
    paged("ben", "kofi");
    desk.as("kofi").presses(new Call("page.snooze", ref), "15m");
    desk.later(Duration.ofMinutes(5));
    assertThat(pages("ben")).as("the next step").hasSize(1);
    assertThat(pages("kofi")).hasSize(1);
    desk.later(Duration.ofMinutes(11));
    assertThat(pages("kofi")).hasSize(2);
  }

  @Test
  void who_pages_somebody_may_have_it_put_off() {
    acknowledged();
    paged("yuki", "kofi");
    assertThat(desk.as("yuki").types("page snooze " + ref + " 15m").text())
        .contains("Nobody is paged for " + ref);
    desk.later(Duration.ofMinutes(16));
    assertThat(pages("kofi")).hasSize(2);
    assertThat(pages("mia")).isEmpty();
  }
}
