package dev.deskbell.incident;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Reply;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The life of incidents, as people see it. Ana reports; Yuki's team runs the checkout. */
class IncidentStoryTest {
  private static final CoreDesk desk = new CoreDesk();
  private String last = "";

  @AfterAll
  static void closes() {
    desk.close();
  }

  /** Whatever a story did to its incident, its history verifies. */
  @AfterEach
  void its_history_verifies() {
    if (!last.isEmpty()) {
      assertThat(desk.get(Evidence.class).verify(TicketRef.of(last))).isEmpty();
    }
  }

  private String declared() {
    var answer =
        desk.as("ana")
            .types("incident declare Checkout is down impact:high urgency:high service:checkout");
    last = answer.card().title().split(" ", 2)[0];
    return last;
  }

  private static List<String> buttons(Card card) {
    return card.actions().stream()
        .filter(Action.Button.class::isInstance)
        .map(it -> ((Action.Button) it).label())
        .toList();
  }

  private static Card roomCard(String ref) {
    return (Card) card(desk.room("incidents"), ref).content();
  }

  private static Card anasCard(String ref) {
    return (Card) card(desk.inbox("ana"), ref).content();
  }

  @Test
  void a_whole_life_from_report_to_confirmation() {
    var ref = declared();
    assertThat(roomCard(ref).plain()).contains("Status: New", "Priority: P1", "Assignee: nobody");
    assertThat(buttons(roomCard(ref)))
        .containsExactly("Acknowledge", "Hold", "Resolve", "Take", "Reply");
    assertThat(buttons(anasCard(ref))).containsExactly("Cancel", "Add a comment");

    desk.as("yuki").types("incident ack " + ref);
    assertThat(roomCard(ref).plain())
        .contains("Status: Acknowledged", "Acknowledged by: Yuki", "Assignee: Yuki");
    assertThat(words(desk.inbox("ana"))).contains("acknowledged it");

    desk.as("yuki").types("incident start " + ref);
    desk.as("yuki").types("incident hold " + ref + " supplier a new disk comes");
    assertThat(roomCard(ref).plain()).contains("Pending: waits for");
    assertThat(buttons(roomCard(ref))).contains("Resume").doesNotContain("Hold", "Acknowledge");
    desk.as("yuki").types("incident resume " + ref);
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    assertThat(anasCard(ref).plain()).contains("Status: Resolved", "Resolution: New disk");
    assertThat(buttons(anasCard(ref))).contains("Yes, it works", "Not solved");

    desk.as("ana").presses(Call.parse("incident.confirm|" + ref));
    assertThat(anasCard(ref).plain()).contains("Status: Closed");
    assertThat(words(desk.inbox("ana"))).contains("confirmed that it works", "How did we do?");
  }

  @Test
  void who_may_not_is_told_who_may_and_nothing_changes() {
    var ref = declared();
    assertThat(desk.as("ana").types("incident ack " + ref).text())
        .contains("responder", "applications");
    assertThat(desk.as("tom").types("incident resolve " + ref + " done").text())
        .contains("responder");
    assertThat(roomCard(ref).plain()).contains("Status: New");
  }

  @Test
  void a_move_that_makes_no_sense_is_refused_in_a_sentence() {
    var ref = declared();
    assertThat(desk.as("yuki").types("incident resume " + ref).text())
        .contains(ref + " is new, so you can't resume it now.");
    assertThat(desk.as("ana").types("incident confirm " + ref).text())
        .contains("so you can't close it now");
    assertThat(desk.as("ana").types("incident ack INC-999999").text())
        .contains("There is no INC-999999 that you can see");
  }

  @Test
  void who_acknowledges_second_reads_who_was_first() {
    var ref = declared();
    desk.as("yuki").types("incident ack " + ref);
    assertThat(desk.as("ben").types("incident ack " + ref).text())
        .contains("Yuki", "acknowledged " + ref + " already");
    assertThat(desk.as("yuki").types("incident ack " + ref).text()).contains("already");
  }

  @Test
  void two_acknowledge_at_once_and_one_of_them_has_it() throws Exception {
    var ref = declared();
    List<Callable<Reply>> both =
        List.of(
            () -> desk.as("yuki").types("incident ack " + ref).reply(),
            () -> desk.as("ben").types("incident ack " + ref).reply());
    try (var threads = Executors.newFixedThreadPool(2)) {
      var replies = threads.invokeAll(both).stream().map(it -> it.resultNow()).toList();
      assertThat(replies.stream().filter(Reply.Silence.class::isInstance)).hasSize(1);
    }
    assertThat(roomCard(ref).plain()).contains("Status: Acknowledged");
  }

  @Test
  void a_resolved_incident_closes_by_itself_after_five_days_and_not_before() {
    var ref = declared();
    desk.as("yuki").types("incident resolve " + ref + " Restarted");
    desk.later(Duration.ofDays(5).minusMinutes(1));
    assertThat(anasCard(ref).plain()).contains("Status: Resolved");
    desk.later(Duration.ofMinutes(2));
    assertThat(anasCard(ref).plain()).contains("Status: Closed");
    assertThat(words(desk.inbox("ana"))).contains("The desk closed it");
  }

  @Test
  void not_solved_reopens_it_and_it_does_not_close_by_itself() {
    var ref = declared();
    desk.as("yuki").types("incident resolve " + ref + " Restarted");
    var form = desk.as("ana").presses(Call.parse("incident.reopen|" + ref));
    form.sends(Map.of("why", "still slow"));
    assertThat(anasCard(ref).plain()).contains("Status: In progress");
    desk.later(Duration.ofDays(6));
    assertThat(anasCard(ref).plain()).contains("Status: In progress");
    assertThat(words(desk.room("incidents"))).contains("reopened it: still slow");
  }

  @Test
  void how_it_went_is_seen_as_a_picture() {
    var ref = declared();
    desk.later(Duration.ofMinutes(4));
    desk.as("yuki").types("incident ack " + ref);
    desk.later(Duration.ofMinutes(96));
    desk.as("yuki").types("incident resolve " + ref + " Restarted");
    var seen = desk.as("yuki").types("timeline " + ref).presses("As a picture");
    assertThat(seen.text())
        .contains(ref + ": opened, acknowledged after 4 min, resolved after 1 h 40 min");
    assertThat(seen.buttons()).containsExactly("Timeline");
  }

  @Test
  void a_closed_incident_is_reopened_inside_the_window() {
    var ref = declared();
    desk.as("yuki").types("incident resolve " + ref + " Restarted");
    desk.as("ana").types("incident confirm " + ref);
    desk.later(Duration.ofDays(13));
    desk.as("ana").types("incident reopen " + ref + " it is back");
    assertThat(anasCard(ref).plain()).contains("Status: In progress");
  }

  @Test
  void after_the_window_a_new_one_is_opened_and_linked() {
    var ref = declared();
    desk.as("yuki").types("incident resolve " + ref + " Restarted");
    desk.later(Duration.ofDays(15));
    var answer = desk.as("ana").types("incident reopen " + ref + " it is back");
    assertThat(answer.text()).contains("too long ago");
    var fresh = answer.card().title().split(" ", 2)[0];
    assertThat(fresh).isNotEqualTo(ref);
    assertThat(desk.as("ana").types("show " + fresh).text()).contains("relates to: " + ref);
    assertThat(anasCard(ref).plain()).contains("Status: Closed");
  }

  @Test
  void a_long_timeline_is_read_page_by_page_to_its_beginning() {
    var ref = declared();
    for (var number = 1; number <= 22; number++) {
      desk.as("yuki").types("note " + ref + " finding no. " + number + ".");
    }
    var page = desk.as("yuki").types("timeline " + ref);
    assertThat(page.text())
        .contains("finding no. 22.", "finding no. 13.")
        .doesNotContain("no. 12.");
    page = page.presses("Older");
    assertThat(page.text()).contains("finding no. 12.", "finding no. 3.").doesNotContain("no. 13.");
    page = page.presses("Older");
    assertThat(page.text()).contains("finding no. 2.", "finding no. 1.", "reported");
    assertThat(page.buttons()).doesNotContain("Older");
  }

  @Test
  void a_cancelled_one_stays_cancelled_however_old_it_is() {
    var ref = declared();
    desk.as("ana").types("incident cancel " + ref + " my cable");
    assertThat(anasCard(ref).plain()).contains("Status: Cancelled");
    desk.later(Duration.ofDays(20));
    assertThat(desk.as("ana").types("incident reopen " + ref + " again").text())
        .contains("is cancelled, so you can't reopen it");
  }

  @Test
  void she_rates_by_button_or_with_a_comment_and_nobody_else_can() {
    var ref = declared();
    assertThat(desk.as("ana").types("rate " + ref + " 5").text()).contains("still open");
    desk.as("yuki").types("incident resolve " + ref + " Restarted");
    desk.as("ana").types("incident confirm " + ref);
    assertThat(desk.as("ada").types("rate " + ref + " 1").text()).contains("Only who asked");
    desk.as("ana").presses(new Call("ticket.rate", ref + ";4"));
    assertThat(words(desk.inbox("ana"))).contains("You rated ★★★★☆");
    var form = desk.as("ana").presses(new Call("ticket.rate", ref));
    form.sends(Map.of("stars", "5", "comment", "quick and friendly"));
    assertThat(words(desk.inbox("ana"))).contains("You rated ★★★★★");
    assertThat(words(desk.room("incidents"))).contains("rated it ★★★★★: quick and friendly");
  }

  @Test
  void what_is_declared_private_never_stands_in_a_room() {
    var answer =
        desk.as("ana")
            .types("incident declare My pay slip leaked impact:low urgency:high private:yes");
    last = answer.card().title().split(" ", 2)[0];
    assertThat(answer.text()).contains("Private: only who is involved");
    assertThat(words(desk.room("incidents"))).doesNotContain("pay slip");
    assertThat(words(desk.room("service-desk"))).doesNotContain("pay slip");
    assertThat(words(desk.inbox("sam"))).contains(last + " · My pay slip leaked");
    assertThat(desk.as("ada").types("show " + last).text()).contains("There is no " + last);
  }
}
