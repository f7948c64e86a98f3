package dev.deskbell.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Block;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What a card has no room for is read page by page. */
class ReadAllTest {
  private static final CoreDesk desk = new CoreDesk();

  @AfterAll
  static void closes() {
    desk.close();
  }

  private static String ref(Desk.Answered answer) {
    return answer.card().title().split(" ", 2)[0];
  }

  private static String lengthy(int words) {
    return IntStream.range(0, words).mapToObj(it -> "word" + it).collect(Collectors.joining(" "));
  }

  private static String declare(String details) {
    return ref(
        desk.as("ana")
            .types(
                "incident declare \"It hangs\" impact:low urgency:low service:wifi details:\""
                    + details
                    + "\""));
  }

  private static Optional<Action.Button> button(Card card, String label) {
    return card.actions().stream()
        .filter(Action.Button.class::isInstance)
        .map(Action.Button.class::cast)
        .filter(it -> it.label().equals(label))
        .findFirst();
  }

  /** Pressing on as long as there is more. */
  private static String read(String who, Action.Button button) {
    var all = new StringBuilder();
    var next = Optional.of(button);
    while (next.isPresent()) {
      var card = desk.as(who).presses(next.orElseThrow().call()).card();
      card.blocks().forEach(it -> all.append(((Block.Paragraph) it).text().plain()));
      next = button(card, "More");
    }
    return all.toString();
  }

  @Test
  void a_long_description_is_cut_on_its_card_whose_button_reads_it_to_the_last_word() {
    var details = lengthy(300);
    var ref = declare(details);
    var card = desk.as("ana").types("show " + ref).card();
    assertThat(card.plain()).contains("word50", "…").doesNotContain("word299");
    assertThat(read("ana", button(card, "Read all").orElseThrow())).isEqualTo(details);
    assertThat(desk.as("ana").types("read " + ref + " page:99").card().title())
        .isEqualTo(ref + " (2 of 2): It hangs");
  }

  @Test
  void characters_of_two_units_and_no_blank_are_not_torn() {
    var details = "x" + "👩".repeat(900);
    var ref = declare(details);
    var card = desk.as("ana").types("show " + ref).card();
    assertThat(read("ana", button(card, "Read all").orElseThrow())).isEqualTo(details);
  }

  @Test
  void what_a_card_shows_whole_needs_no_button() {
    var ref = declare("Since this morning.");
    assertThat(button(desk.as("ana").types("show " + ref).card(), "Read all")).isEmpty();
    assertThat(desk.as("ana").types("read " + ref).card().plain()).contains("Since this morning.");
  }

  @Test
  void a_change_s_plan_and_way_back_are_read_whole() {
    var plan = lengthy(100);
    var proposed =
        desk.as("ben")
            .types(
                "change propose New certificate store services:calibration from:\"tomorrow 9am\""
                    + " until:2h plan:\""
                    + plan
                    + "\" test:\"Open a certificate\" back-out:\"Switch back\""
                    + " tried:never undo:hours outage:many");
    var ref = ref(proposed);
    var card = desk.as("ben").types("show " + ref).card();
    assertThat(card.plain()).doesNotContain("word99");
    assertThat(read("ben", button(card, "Read all").orElseThrow()))
        .contains("Plan: " + plan, "Test: Open a certificate", "Back-out: Switch back");
  }

  @Test
  void a_resolution_that_a_card_cuts_and_every_reason_are_read_whole() {
    var ref = declare("");
    var reason = lengthy(60);
    var resolution = lengthy(330);
    desk.as("ben").types("incident hold " + ref + " supplier " + reason);
    desk.as("ben").types("incident resume " + ref);
    desk.as("ben").types("incident resolve " + ref + " " + resolution);
    var card = desk.as("ana").types("show " + ref).card();
    assertThat(card.plain()).contains("word50", "…").doesNotContain("word329");
    assertThat(read("ana", button(card, "Read all").orElseThrow()))
        .containsSubsequence("On hold: " + reason, "Resolution: " + resolution);
  }

  @Test
  void why_it_was_a_major_incident_and_why_it_was_none_is_read_whole() {
    var ref = declare("");
    var reason = lengthy(60);
    desk.as("nora").types("incident promote " + ref + " " + reason);
    desk.as("nora").types("major demote " + ref + " one room only");
    var read = desk.as("ana").types("read " + ref).card().plain();
    assertThat(read)
        .containsSubsequence("Major incident: " + reason, "No major incident any more: one room");
  }

  @Test
  void what_became_of_a_request_is_read_whole() {
    var raised =
        desk.as("ana")
            .presses(new Call("request.raise", "laptop"))
            .sends(Map.of("model", "light", "why", "new", "words", "I start on Monday"));
    var ref = ref(raised);
    var note = lengthy(200);
    desk.as("tom").types("request fulfil " + ref + " " + note);
    var card = desk.as("ana").types("show " + ref).card();
    assertThat(card.plain()).contains("Fulfilled: word0").doesNotContain("word199");
    assertThat(read("ana", button(card, "Read all").orElseThrow())).contains("Fulfilled: " + note);
  }

  @Test
  void a_private_ticket_s_words_are_for_who_may_see_it() {
    var ref = declare(lengthy(300));
    desk.as("ana").types("hide " + ref);
    assertThat(desk.as("otto").types("read " + ref).card().plain()).doesNotContain("word1");
  }
}
