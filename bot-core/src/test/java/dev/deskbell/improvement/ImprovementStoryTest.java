package dev.deskbell.improvement;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Tone;
import dev.deskbell.people.People;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.FollowUps;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Follow-ups, from the ticket they follow from to the day they are done. */
class ImprovementStoryTest {
  private static final CoreDesk desk = new CoreDesk();
  private String last = "";

  @AfterAll
  static void closes() {
    desk.close();
  }

  @AfterEach
  void its_history_verifies() {
    assertThat(desk.get(Evidence.class).verify(TicketRef.of(last))).isEmpty();
  }

  private String added(String rest) {
    var answer = desk.as("yuki").types("improvement add Buy a second switch " + rest);
    last = answer.card().title().split(" ", 2)[0];
    return last;
  }

  private static String incident(String more) {
    return desk.as("ana")
        .types("incident declare Checkout is down impact:low urgency:low service:checkout" + more)
        .card()
        .title()
        .split(" ", 2)[0];
  }

  /** What the desk reminded somebody of about that one. */
  private static String reminders(String user, String ref) {
    return words(
        desk.inbox(user).stream()
            .filter(it -> it.content().plain().startsWith(ref + " ·"))
            .filter(it -> it.content().plain().contains("This follow-up"))
            .toList());
  }

  private static String bensCard(String ref) {
    return card(desk.inbox("ben"), ref).content().plain();
  }

  @Test
  void a_follow_up_of_an_incident_has_an_owner_a_day_and_its_place_in_both_stories() {
    var incident = incident("");
    var ref = added("owner:@ben due:\"in 20 days\" from:" + incident);
    assertThat(bensCard(ref))
        .contains("Buy a second switch", "Status: Planned", "Assignee: Ben", "Due: ")
        .contains("Team: Business Applications");
    assertThat(desk.as("yuki").types("show " + incident).text()).contains("followed up by: " + ref);
    assertThat(desk.as("yuki").types("show " + ref).text()).contains("follow-up of: " + incident);
    assertThat(desk.get(FollowUps.class).of(TicketRef.of(incident)))
        .singleElement()
        .satisfies(it -> {
          assertThat(it.ref()).hasToString(ref);
          assertThat(it.title()).isEqualTo("Buy a second switch");
          assertThat(it.status()).isEqualTo("Planned");
          assertThat(it.open()).isTrue();
        });

    desk.as("ben").types("improvement start " + ref);
    desk.as("ben").presses(new Call("improvement.done", ref)).sends(Map.of("outcome", "It is in"));
    assertThat(bensCard(ref)).contains("Status: Done", "Outcome: It is in");
    assertThat(desk.get(FollowUps.class).of(TicketRef.of(incident)).getFirst().open()).isFalse();
  }

  @Test
  void what_is_missing_is_asked_for() {
    var form = desk.as("yuki").types("improvement add Buy a second switch");
    assertThat(form.form().fields()).extracting(it -> it.ask().name()).contains("owner", "due");
    var answer = form.sends(Map.of("owner", "ben", "due", "2027-03-01T09:00:00Z"));
    last = answer.card().title().split(" ", 2)[0];
    assertThat(answer.text()).contains("I remind its owner before Mon 1 Mar 2027");
  }

  @Test
  void its_owner_is_reminded_before_the_day_on_it_and_after_and_then_the_teams_manager_hears() {
    var ref = added("owner:@ben due:\"in 10 days\" from:" + incident(""));
    desk.later(Duration.ofDays(3).plusMinutes(1));
    assertThat(reminders("ben", ref)).contains("is due in 7 days");
    desk.later(Duration.ofDays(6));
    assertThat(reminders("ben", ref)).contains("is due in a day");
    desk.later(Duration.ofDays(1));
    assertThat(reminders("ben", ref)).contains("is due now");
    assertThat(reminders("yuki", ref)).doesNotContain("is overdue");
    desk.later(Duration.ofDays(3));
    desk.later(Duration.ofDays(3));
    assertThat(reminders("ben", ref)).contains("is overdue by 6 days");
    assertThat(reminders("yuki", ref)).doesNotContain("is overdue");
    desk.later(Duration.ofDays(3));
    assertThat(reminders("yuki", ref)).contains("is overdue by 9 days", "Owner: Ben Azevedo");
    assertThat(desk.as("ben").types("timeline " + ref).text())
        .contains("reminded its owner and the managers: it is overdue by 9 days");
  }

  @Test
  void what_is_moved_is_chased_for_the_new_day_only_and_says_so() {
    var ref = added("owner:@nora due:\"in 2 days\"");
    var answer = desk.as("nora").types("improvement move " + ref + " due:\"in 20 days\" no stock");
    assertThat(answer.text()).contains(ref + " is due ");
    assertThat(card(desk.inbox("nora"), ref).content().plain()).contains("Due (moved 1×)");
    desk.later(Duration.ofDays(11));
    assertThat(reminders("nora", ref)).doesNotContain("is due now");
    desk.later(Duration.ofDays(2));
    assertThat(reminders("nora", ref)).contains("is due in 7 days");
    desk.as("nora").types("improvement drop " + ref + " we move house");
    desk.later(Duration.ofDays(9));
    assertThat(reminders("nora", ref)).doesNotContain("is overdue", "is due in a day");
    assertThat(words(desk.inbox("nora"))).contains("Dropped: we move house", ": no stock");
    assertThat(desk.as("nora").types("improvement start " + ref).text())
        .contains(ref + " is dropped, so you can't start it now.");
    desk.as("nora").types("improvement reopen " + ref + " due:\"in 1 day\" we stay");
    desk.later(Duration.ofDays(1));
    assertThat(reminders("nora", ref)).contains("is due now");
  }

  @Test
  void a_day_that_has_passed_is_refused_and_nothing_is_noted_down() {
    var ref = added("owner:me due:\"in 2 days\"");
    assertThat(desk.as("yuki").types("improvement move " + ref + " due:2020-01-01 why not").text())
        .contains("has passed");
    assertThat(desk.as("ana").types("improvement drop " + ref + " no").text()).contains("agent");
  }

  @Test
  void my_follow_ups_and_a_teams_are_listed_the_first_due_first() {
    var later = added("owner:@kofi due:\"in 9 days\"");
    var sooner = added("owner:@kofi due:\"in 3 days\"");
    assertThat(desk.as("kofi").types("improvement list").text())
        .containsSubsequence("Your follow-ups", sooner, later);
    assertThat(desk.as("ada").types("improvement list team:security").text())
        .containsSubsequence("Follow-ups of Information Security", sooner, later);
    assertThat(desk.as("ana").types("improvement list").text()).contains("Nothing is open");
    desk.later(Duration.ofDays(4));
    assertThat(desk.as("kofi").types("improvement list").text()).contains("⚠ overdue");
    assertThat(desk.as("kofi").types("mine").text()).contains(sooner, later);
    var kofi = desk.get(People.class).named("kofi").orElseThrow();
    var onHome = desk.get(FollowUpList.class).of(kofi);
    assertThat(onHome.title()).isEqualTo("Your follow-ups");
    assertThat(Card.of("Home", Tone.CALM, onHome.blocks().toArray(Block[]::new)).plain())
        .containsSubsequence(sooner, later);
  }

  @Test
  void what_follows_from_a_secret_is_one() {
    var ref = added("owner:@ben due:\"in 9 days\" from:" + incident(" private:yes"));
    assertThat(words(desk.room("applications"))).doesNotContain(ref + " ·");
    assertThat(desk.as("kofi").types("show " + ref).text()).contains("There is no " + ref);
    assertThat(desk.as("kofi").types("improvement list team:applications").text())
        .doesNotContain(ref);
    assertThat(bensCard(ref)).contains("Buy a second switch");
  }

  @Test
  void secrets_take_no_place_in_a_teams_list_and_it_asks_the_database_little() {
    var secret = incident(" private:yes");
    var open = added("owner:@ben due:\"in 9 days\" from:" + incident(""));
    var soon = desk.theatre().clock().instant().minus(Duration.ofDays(100));
    for (var i = 0; i < 20; i++) {
      var hidden = added("owner:@ben due:\"in 8 days\" from:" + secret);
      desk.get(JdbcClient.class)
          .sql("update improvement set due_at = ? where ref = ?")
          .params(soon.atOffset(ZoneOffset.UTC), hidden)
          .update();
    }
    assertThat(
            desk.trips(() ->
                assertThat(desk.as("kofi").types("improvement list team:applications").text())
                    .contains(open)
                    .doesNotContain(last)))
        .as("the database leaves out what is hidden")
        .hasSize(1);
    assertThat(desk.as("ben").types("improvement list team:applications").text())
        .as("whose they are")
        .contains(last);
    desk.get(JdbcClient.class)
        .sql("update improvement set due_at = due_at + interval '1 year' where due_at = ?")
        .param(soon.atOffset(ZoneOffset.UTC))
        .update();
  }
}
