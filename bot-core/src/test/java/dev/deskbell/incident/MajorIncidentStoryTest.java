package dev.deskbell.incident;

import static dev.deskbell.testing.theatre.CoreDesk.card;
import static dev.deskbell.testing.theatre.CoreDesk.words;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Posting;
import dev.deskbell.people.People;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.FakePlatform;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.ticket.Erasure;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.Fact;
import dev.deskbell.ticket.TicketRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Major incidents, as people see them. Ana reports, Yuki's team runs the checkout; Nora's team runs
 * the network, and Ana and Otto read what is announced.
 */
class MajorIncidentStoryTest {
  private static final CoreDesk desk = new CoreDesk();
  private String ref = "";

  @BeforeEach
  void ana_reports() {
    desk.later(Duration.ofMinutes(2));
    ref = declared("Checkout is slow impact:medium urgency:medium service:checkout");
  }

  @AfterEach
  void its_history_verifies() {
    assertThat(desk.get(Evidence.class).verify(TicketRef.of(ref))).isEmpty();
    desk.as("yuki").types("incident resolve " + ref + " at the end of the story");
  }

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static String declared(String words) {
    return refOf(desk.as("ana").types("incident declare " + words));
  }

  private static String refOf(Desk.Answered answer) {
    return answer.card().title().split(" ", 2)[0];
  }

  private void promoted() {
    desk.as("yuki").types("incident promote " + ref + " the whole shop");
    soon();
  }

  /** What follows a turn has followed. */
  private static void soon() {
    desk.later(Duration.ofSeconds(1));
  }

  private Card roomCard() {
    return (Card) card(desk.room("incidents"), ref).content();
  }

  private List<FakePlatform.Shown> titled(List<FakePlatform.Shown> shown, String words) {
    return shown.stream()
        .filter(it -> it.content() instanceof Card card && card.title().contains(words))
        .filter(it -> ((Card) it.content()).title().contains(ref))
        .toList();
  }

  private Card announcement() {
    return (Card) titled(desk.room("general"), "Major incident").getFirst().content();
  }

  private static List<String> buttons(Card card) {
    return card.actions().stream()
        .map(it -> it instanceof Action.Button button ? button.label() : "menu")
        .toList();
  }

  private FakePlatform.Room ownRoom() {
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

  private static Call call(Card card, String label) {
    return card.actions().stream()
        .filter(it -> it instanceof Action.Button button && button.label().equals(label))
        .map(it -> ((Action.Button) it).call())
        .findFirst()
        .orElseThrow();
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
  void me_too_counts_people_and_tells_them_all_when_it_is_over() {
    promoted();
    var meToo = call(announcement(), "Me too");
    assertThat(desk.as("otto").presses(meToo).text()).contains("you are counted");
    assertThat(desk.as("otto").presses(meToo).text()).contains("counted already");
    desk.as("ines").presses(meToo);
    assertThat(desk.as("ana").presses(meToo).text()).contains("is yours");
    assertThat(announcement().plain()).contains("Affected too: 2 people");
    assertThat(roomCard().plain()).contains("Affected too: 2 people");
    assertThat(titled(desk.inbox("otto"), "It is over")).isEmpty();
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    soon();
    assertThat(words(desk.inbox("otto"))).contains("It is over: " + ref, "New disk");
    assertThat(titled(desk.inbox("ines"), "It is over")).hasSize(1);
    desk.as("ana").types("incident reopen " + ref + " slow again");
    soon();
    assertThat(titled(desk.inbox("ines"), "It is over")).isEmpty();
    assertThat(titled(desk.inbox("ines"), "It is back")).hasSize(1);
  }

  /** A message that is changed calls nobody: what matters to somebody anew is a new message. */
  @Test
  void that_it_is_back_and_over_again_and_that_a_role_went_is_said_anew() {
    promoted();
    desk.as("otto").types("incident me-too " + ref);
    desk.as("yuki").types("major role " + ref + " commander me");
    var mine = only("yuki", "You are Incident commander");
    desk.as("yuki").types("major role " + ref + " commander @ben");
    var gone = only("yuki", "No longer you");
    assertThat(gone).isNotEqualTo(mine);
    assertThat(titled(desk.inbox("yuki"), "You are Incident commander")).isEmpty();
    desk.as("ben").types("major role " + ref + " commander @yuki");
    assertThat(only("yuki", "You are Incident commander")).isNotIn(mine, gone);

    desk.as("yuki").types("incident resolve " + ref + " New disk");
    soon();
    var over = only("otto", "It is over");
    desk.as("ana").types("incident reopen " + ref + " slow again");
    soon();
    var back = only("otto", "It is back");
    desk.as("ines").types("incident me-too " + ref);
    desk.as("yuki").types("major affects " + ref + " wifi");
    soon();
    assertThat(titled(desk.inbox("ines"), "It is back")).as("to her it never went").isEmpty();
    desk.as("yuki").types("incident resolve " + ref + " Newer disk");
    soon();
    assertThat(only("otto", "It is over")).isNotIn(over, back);
    assertThat(titled(desk.inbox("otto"), "It is back")).isEmpty();
    only("ines", "It is over");
  }

  private Posting only(String who, String title) {
    var found = titled(desk.inbox(who), title);
    assertThat(found).as(title).hasSize(1);
    return found.getFirst().posting();
  }

  @Test
  void three_who_are_affected_have_the_people_on_it_asked_once() {
    for (var user : List.of("otto", "ines", "rui")) {
      desk.as(user).types("incident me-too " + ref);
    }
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).hasSize(1);
    desk.as("mia").types("incident me-too " + ref);
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).hasSize(1);
    var card = (Card) titled(desk.inbox("yuki"), "Is it a major incident?").getFirst().content();
    desk.as("yuki").presses(call(card, "It is not"));
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).isEmpty();
    desk.as("sam").types("incident me-too " + ref);
    soon();
    assertThat(titled(desk.inbox("yuki"), "Is it a major incident?")).isEmpty();
    promoted();
    assertThat(roomCard().plain()).contains("Major incident: investigating");
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
  void what_turns_private_is_taken_out_of_the_rooms_that_heard_of_it() {
    promoted();
    desk.as("yuki").types("major report " + ref + " \"first secret\" impact:b next:c");
    desk.as("yuki").types("major report " + ref + " \"second secret\" impact:b next:c");
    desk.as("yuki").types("incident review " + ref);
    assertThat(reviews()).hasSize(1);
    assertThat(words(desk.room("general"))).contains("first secret", "second secret");
    desk.as("yuki").types("hide " + ref);
    assertThat(reviews()).isEmpty();
    assertThat(titled(desk.room("general"), "Major incident")).isEmpty();
    assertThat(words(desk.room("general"))).doesNotContain("first secret", "second secret");
  }

  @Test
  void what_turns_private_is_taken_from_whoever_heard_that_it_is_over() {
    desk.as("otto").types("incident me-too " + ref);
    desk.as("yuki").types("incident resolve " + ref + " secret disk");
    soon();
    assertThat(words(desk.inbox("otto"))).contains("It is over: " + ref, "secret disk");
    desk.as("yuki").types("hide " + ref);
    assertThat(titled(desk.inbox("otto"), "It is over")).isEmpty();
    assertThat(words(desk.inbox("otto"))).doesNotContain("secret disk");
  }

  @Test
  void who_says_how_far_it_is_has_it_if_nobody_does() {
    promoted();
    desk.as("yuki").types("major progress " + ref + " identified");
    assertThat(roomCard().plain()).contains("Assignee: Yuki");
    desk.as("ben").types("major progress " + ref + " mitigated");
    assertThat(roomCard().plain()).contains("Assignee: Yuki");
  }

  @Test
  void the_record_is_kept_by_command_and_by_reaction_and_its_times_are_set_right() {
    promoted();
    desk.as("yuki").types("incident log " + ref + " The disk was full at:08:40");
    var said = desk.says("ben", card(desk.room("incidents"), ref).posting(), "failing over now");
    for (var times = 0; times < 2; times++) {
      desk.as("ben").does(it -> new Incoming.Reaction(it, said, "pushpin", true));
    }
    desk.as("ben").does(it -> new Incoming.Reaction(it, said, "heart", true));
    desk.as("yuki").types("incident correct " + ref + " detected 08:30 the graph shows it");
    var history = desk.as("yuki").types("incident history " + ref).text();
    assertThat(history)
        .containsOnlyOnce("noted for the record: failing over now")
        .containsPattern("1 · .* 08:30 WET .recorded .*. Ana Carvalho reported")
        .containsSubsequence("reported: Checkout is slow", "The disk was full", "failing over");
    assertThat(desk.as("yuki").types("incident correct " + ref + " 999 08:30").text())
        .contains("no such line");
    assertThat(desk.as("yuki").types("timeline " + ref).text())
        .contains("corrected the time of line 1");
  }

  @Test
  void its_review_is_a_document_drafted_from_the_record_with_figures_and_follow_ups() {
    promoted();
    desk.as("yuki").types("incident ack " + ref);
    desk.later(Duration.ofMinutes(10));
    desk.as("yuki").types("major progress " + ref + " mitigated *failed* over");
    desk.later(Duration.ofMinutes(60));
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    desk.as("yuki")
        .types(
            "incident learned " + ref + " causes:\"No alert on <disks>\" well:\"Quick fail-over\"");
    desk.as("yuki")
        .types("incident follow-up " + ref + " Alert on disks owner:@ben due:\"in 5 days\"");
    assertThat(desk.as("yuki").types("incident review " + ref).text()).contains("as a file");
    var file =
        desk.room("incidents").stream()
            .map(FakePlatform.Shown::file)
            .filter(
                it -> it != null && it.name().equals(ref.toLowerCase(Locale.ROOT) + "-review.md"))
            .findFirst()
            .orElseThrow();
    var text = new String(file.bytes(), StandardCharsets.UTF_8);
    assertThat(text)
        .startsWith("# Review of " + ref + ": Checkout is slow")
        .contains(
            "| Acknowledged | 2026-03-", "| Mitigated | 2026-03-", " | 10 min |", " | 1 h 10 min |")
        .contains("No alert on \\<disks\\>", "Quick fail-over", "IMP-", "Alert on disks")
        .contains("\\*failed\\* over", "made it a major incident: the whole shop", "New disk");
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
    var trips = desk.trips(() -> desk.as(who).types(deed));
    assertThat(trips).as(deed).doesNotContain("rollback");
    assertThat(trips.stream().takeWhile(it -> !it.equals("commit")))
        .as(deed)
        .hasSizeLessThanOrEqualTo(AS_ANY);
  }

  /** What somebody typed goes from every place in which it was kept. */
  @Test
  void what_a_person_typed_is_erased_from_reports_tasks_notes_and_the_review() {
    promoted();
    desk.as("yuki").types("major report " + ref + " \"gossip one\" impact:gossip next:gossip");
    desk.as("yuki").types("major task " + ref + " gossip two owner:@ben");
    desk.as("yuki").types("major role " + ref + " commander @ben gossip three");
    desk.as("yuki").types("incident learned " + ref + " causes:gossip well:gossip");
    desk.as("yuki").types("incident log " + ref + " gossip four");
    desk.as("yuki").types("major invite " + ref + " @kofi why:\"gossip five\"");
    desk.as("yuki").types("incident review " + ref);
    assertThat(words(desk.inbox("ben"))).contains("gossip three");
    assertThat(reviews()).hasSize(1);
    erased("yuki");
    assertThat(desk.get(ReviewDocument.class).of(TicketRef.of(ref)))
        .contains("Situation reports", "Tasks")
        .doesNotContain("gossip");
    assertThat(reviews()).isEmpty();
    assertThat(words(desk.inbox("ben"))).doesNotContain("gossip three");
    assertThat(roomCard().plain()).doesNotContain("gossip");
  }

  @Test
  void what_others_put_on_the_record_is_erased_with_the_words_of_who_said_it() {
    promoted();
    var said = desk.says("ben", card(desk.room("incidents"), ref).posting(), "gossip of Ben");
    desk.as("yuki").does(it -> new Incoming.Reaction(it, said, "pushpin", true));
    desk.as("yuki").types("incident log " + ref + " The disk was full");
    var document = desk.get(ReviewDocument.class);
    assertThat(document.of(TicketRef.of(ref))).contains("gossip of Ben");
    erased("ben");
    assertThat(document.of(TicketRef.of(ref)))
        .doesNotContain("gossip of Ben")
        .contains("The disk was full");
  }

  private List<FakePlatform.Shown> reviews() {
    var name = ref.toLowerCase(Locale.ROOT) + "-review.md";
    return desk.room("incidents").stream()
        .filter(it -> it.file() instanceof FileContent file && file.name().equals(name))
        .toList();
  }

  private static void erased(String user) {
    var who = desk.get(People.class).named(user).orElseThrow().id();
    desk.get(Erasure.class).erase(who, Fact.DESK, desk.theatre().clock().instant());
  }

  @Test
  void its_review_is_asked_for_unless_it_is_there() {
    promoted();
    desk.as("yuki").types("major role " + ref + " commander me");
    desk.as("yuki").types("incident resolve " + ref + " New disk");
    desk.later(Duration.ofDays(5).plusMinutes(1));
    assertThat(titled(desk.inbox("yuki"), "The review is due")).hasSize(1);
  }
}
