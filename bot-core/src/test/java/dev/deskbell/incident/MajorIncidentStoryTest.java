package dev.deskbell.incident;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakeRoom;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Major incidents, as people see them: who comes, who does what, what is announced. */
class MajorIncidentStoryTest extends MajorStories {
  private static List<String> buttons(Card card) {
    return card.actions().stream()
        .map(it -> it instanceof Action.Button button ? button.label() : "menu")
        .toList();
  }

  private FakeRoom ownRoom() {
    desk.theatre().settles();
    return desk.platform().rooms().values().stream()
        .filter(it -> it.name().equals(ref.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void it_is_promoted_keeps_its_number_and_the_right_people_come_into_a_room_of_its_own() {
    promoted();
    assertThat(roomCard().plain())
        .contains(
            ref, "Major incident: investigating", "Priority: P1", "Incident commander: ⚠ vacant");
    assertThat(ownRoom().people()).contains(Desk.account("yuki"));
    assertThat(words(desk.inbox("yuki"))).contains("You are called to a major incident: " + ref);
    assertThat(announcement().plain()).contains("Status: investigating", "Web shop checkout");
    assertThat(words(desk.inbox("ana"))).contains("made it a major incident: the whole shop");
    assertThat(desk.as("yuki").types("incident promote " + ref).text())
        .contains("is a major incident already");
    assertThat(desk.as("tom").types("major demote " + ref + " no").text()).contains("responder");
  }

  @Test
  void who_is_called_from_another_team_works_on_it_as_its_team_does() {
    promoted();
    assertThat(desk.as("nora").types("major progress " + ref + " identified").text())
        .contains("responder");
    desk.as("yuki").types("major affects " + ref + " wifi");
    assertThat(announcement().plain()).contains("Office network and Wi-Fi");
    desk.as("yuki").types("major invite " + ref + " @kofi why:\"knows the firewall\"");
    assertThat(words(desk.inbox("kofi"))).contains("You are called to a major incident: " + ref);
    assertThat(ownRoom().people()).contains(Desk.account("kofi"));
    desk.as("kofi").types("major progress " + ref + " identified the firewall drops packets");
    assertThat(roomCard().plain()).contains("Major incident: identified");
    assertThat(((Card) card(desk.inbox("kofi"), ref).content()).plain()).contains("team only");
    assertThat(desk.as("yuki").types("major invite " + ref + " @kofi").text())
        .contains("was called to " + ref + " already");
  }

  @Test
  void roles_are_given_by_button_instructed_privately_and_handed_over_with_a_note() {
    promoted();
    var card = roomCard();
    assertThat(buttons(card)).contains("I am Incident commander", "Situation report");
    desk.as("yuki").presses(call(card, "I am Incident commander"));
    assertThat(roomCard().plain()).contains("Incident commander: Yuki").doesNotContain("vacant");
    assertThat(words(desk.inbox("yuki")))
        .contains("You are Incident commander of " + ref, "keep your own hands off the keyboard");
    assertThat(words(desk.room("incidents"))).doesNotContain("hands off the keyboard");

    var form = desk.as("yuki").presses(new Call("incident.role", ref + ";commander"));
    form.sends(Map.of("who", "ben", "note", "We wait for the supplier"));
    assertThat(words(desk.inbox("ben")))
        .contains("You are Incident commander of " + ref, "We wait for the supplier");
    assertThat(words(desk.inbox("yuki")))
        .contains("No longer you: Incident commander of " + ref, "It is Ben");
    assertThat(words(desk.room("incidents"))).contains("handed the role Incident commander from");
    assertThat(desk.as("ben").types("major role " + ref + " commander me").text())
        .contains("is Incident commander of " + ref + " already");
    var asked = desk.as("ben").types("major role " + ref + " king me").form().fields();
    assertThat(asked.getFirst().ask().hint())
        .contains("There is no role “king”", "commander, communications, scribe");
  }

  @Test
  void its_progress_stands_on_the_card_and_moves_that_make_no_sense_are_refused() {
    promoted();
    desk.as("yuki").presses(new Call("incident.progress", ref), "mitigated");
    assertThat(roomCard().plain()).contains("Status: In progress", "Major incident: mitigated");
    assertThat(desk.as("yuki").types("major progress " + ref + " mitigated").text())
        .contains("is mitigated, and can't become that");
    desk.as("yuki").types("incident hold " + ref + " supplier");
    assertThat(desk.as("yuki").types("major progress " + ref + " monitoring").text())
        .contains("is on hold");
    desk.as("yuki").types("incident resume " + ref);
    desk.as("yuki").types("major progress " + ref + " monitoring");
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    assertThat(announcement().plain()).contains("Status: resolved", "Resolution: New disk");
    assertThat(buttons(announcement())).isEmpty();
    desk.as("ana").types("incident reopen " + ref + " slow again");
    assertThat(announcement().plain()).contains("Status: investigating");
  }

  @Test
  void a_report_is_one_message_in_each_room_edited_in_place_with_its_history_below() {
    promoted();
    var form = desk.as("yuki").presses(new Call("incident.report", ref));
    form.sends(
        Map.of(
            "what",
            "Payments fail",
            "impact",
            "All customers",
            "next",
            "Fail over",
            "update",
            "in 30m"));
    desk.as("yuki")
        .types("major report " + ref + " \"Payments work\" impact:Nobody next:\"We watch\"");
    var shown = titled(desk.room("general"), "Major incident");
    assertThat(shown).hasSize(1);
    assertThat(((Card) shown.getFirst().content()).plain())
        .contains("Report 2", "Payments work", "Impact: Nobody", "Next: We watch");
    assertThat(words(desk.room("general"))).contains("Report 1", "Payments fail", "All customers");
    assertThat(roomCard().plain()).contains("Payments work");
    assertThat(words(desk.inbox("ana"))).contains("reported: Payments work");
    assertThat(
            desk.as("yuki")
                .types(
                    "major report "
                        + declared("x impact:low urgency:low service:checkout")
                        + " a impact:b next:c")
                .text())
        .contains("is no major incident");
  }

  @Test
  void who_owes_a_report_is_reminded_when_it_is_due_and_again_until_it_comes() {
    promoted();
    desk.as("yuki").types("major role " + ref + " communications @lena");
    desk.later(Duration.ofMinutes(29));
    assertThat(titled(desk.inbox("lena"), "report is due")).isEmpty();
    desk.later(Duration.ofMinutes(2));
    assertThat(titled(desk.inbox("lena"), "report is due")).hasSize(1);
    desk.later(Duration.ofMinutes(16));
    assertThat(titled(desk.inbox("lena"), "report is due")).hasSize(2);
    desk.as("lena").types("major report " + ref + " a impact:b next:c update:\"in 2h\"");
    desk.later(Duration.ofMinutes(100));
    assertThat(titled(desk.inbox("lena"), "report is due")).hasSize(2);
    desk.later(Duration.ofMinutes(21));
    assertThat(titled(desk.inbox("lena"), "report is due")).hasSize(3);
    desk.as("yuki").types("incident resolve " + ref + " done");
    desk.later(Duration.ofHours(3));
    assertThat(titled(desk.inbox("lena"), "report is due")).hasSize(3);
  }

  /** Nobody has a role, and then whoever had it is no longer here. */
  @Test
  void what_an_incident_owes_is_asked_of_somebody_who_is_here() {
    promoted();
    desk.later(Duration.ofMinutes(31));
    assertThat(titled(desk.inbox("yuki"), "report is due")).as("helps").hasSize(1);
    desk.as("yuki").types("major role " + ref + " communications @lena");
    desk.later(Duration.ofMinutes(16));
    assertThat(titled(desk.inbox("lena"), "report is due")).hasSize(1);
    assertThat(titled(desk.inbox("yuki"), "report is due")).hasSize(1);
    desk.as("ada").types("person left @lena");
    desk.later(Duration.ofMinutes(16));
    assertThat(titled(desk.inbox("lena"), "report is due")).hasSize(1);
    assertThat(titled(desk.inbox("yuki"), "report is due")).hasSize(2);
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    desk.later(Duration.ofDays(5).plusMinutes(1));
    assertThat(titled(desk.inbox("yuki"), "The review is due")).hasSize(1);
    desk.as("ada").types("person back @lena");
  }

  @Test
  void tasks_have_owners_and_are_done_by_buttons() {
    promoted();
    desk.as("yuki").types("major task " + ref + " Call the bank owner:@otto");
    desk.as("yuki").types("major task " + ref + " Add a disk owner:@ben");
    assertThat(roomCard().plain()).contains("☐ 1 Call the bank – Otto", "☐ 2 Add a disk – Ben");
    var task = (Card) titled(desk.inbox("otto"), "Task 1").getFirst().content();
    assertThat(desk.as("tom").presses(call(task, "Done")).text()).contains("for who has it");
    desk.as("otto").presses(call(task, "Done"));
    assertThat(words(desk.inbox("otto"))).contains("Done: Task 1 of " + ref);
    desk.as("yuki").presses(new Call("incident.done", ref), "2");
    assertThat(roomCard().plain()).contains("☑ 1 Call the bank – Otto", "☑ 2 Add a disk – Yuki");
    assertThat(desk.as("yuki").types("major done " + ref + " 2").text()).contains("done already");
  }

  @Test
  void what_the_files_call_major_is_promoted_at_once_and_who_declares_may_say_so() {
    ref = declared("Nobody can sign in impact:high urgency:high service:sign-in");
    soon();
    assertThat(roomCard().plain()).contains("Major incident: investigating");
    assertThat(words(desk.room("incidents"))).contains("The desk made it a major incident");
    var asked = declared("It smokes impact:low urgency:low service:checkout major:yes");
    ref = asked;
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).hasSize(1);
    ref =
        refOf(
            desk.as("yuki")
                .types(
                    "incident declare It burns impact:low urgency:low service:checkout major:yes"));
    assertThat(announcement().plain()).contains("investigating");
    desk.as("yuki").types("major demote " + ref + " only smoke");
    soon();
    assertThat(announcement().plain()).contains("no major incident any more");
  }

  @Test
  void who_says_how_far_it_is_has_it_if_nobody_does() {
    promoted();
    desk.as("yuki").types("major progress " + ref + " identified");
    assertThat(roomCard().plain()).contains("Assignee: Yuki");
    desk.as("ben").types("major progress " + ref + " mitigated");
    assertThat(roomCard().plain()).contains("Assignee: Yuki");
  }

  private static final int AS_ANY = 4;

  /** Round trips until the commit: see the laws. */
  @Test
  void whatever_people_do_in_one_is_as_cheap_as_any_turn() {
    // It becomes more urgent: whoever was paged by hand is read too, to be paged again.
    isCheap("yuki", "incident promote " + ref);
    for (var words :
        List.of(
            "major role %s commander me",
            "major report %s a impact:b next:c",
            "major report %s a impact:b next:c update:\"in 1h\"",
            "major progress %s identified",
            "major affects %s vpn",
            "major invite %s @kofi",
            "major task %s it owner:@ben",
            "major done %s 1",
            "incident log %s it",
            "incident learned %s causes:a well:b")) {
      isCheap("yuki", words.formatted(ref));
    }
    isCheap("otto", "incident me-too " + ref);
    isCheap("yuki", "incident resolve " + ref + " it");
  }

  private static void isCheap(String who, String deed) {
    desk.room("incidents");
    // Whose profile was read a moment ago, or who comes for the first time, is looked up once.
    desk.as(who).types("me");
    var trips = desk.trips(() -> desk.as(who).types(deed));
    assertThat(trips).as(deed).doesNotContain("rollback");
    assertThat(trips.stream().takeWhile(it -> !it.equals("commit")))
        .as(deed)
        .hasSizeLessThanOrEqualTo(AS_ANY);
  }
}
