package dev.deskbell.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How something is asked for: found in the catalogue, filled in, or said in words. */
class RaisingStoryTest extends RequestStories {
  @Test
  void what_is_answered_brings_questions_and_pages_keep_what_was_given() {
    var first = desk.as("ana").presses(RAISE, "laptop");
    var asked = first.sends(Map.of("model", "power", "why", "replace", "words", "Mine is slow"));
    assertThat(names(asked.form())).containsExactly("model", "why", "old-tag", "cad", "keyboard");
    assertThat(asked.problems()).containsOnlyKeys("old-tag", "cad");
    assertThat(value(asked.form(), "model")).isEqualTo("power");

    var between = asked.sends(Map.of("old-tag", "AL-04217", "cad", "both"));
    assertThat(between.text()).contains("What you gave is kept. Page 2 of 2 is next.");
    var second = between.presses("Continue");
    assertThat(names(second.form())).containsExactly("pickup", "words");
    assertThat(value(second.form(), "words")).isEqualTo("Mine is slow");

    var shown = second.sends(Map.of("pickup", "porto"));
    assertThat(shown.text())
        .contains("Tag of the old one: AL-04217")
        .contains("Which simulation software?: Both")
        .contains("Where shall it be?: Porto reception")
        .contains("Mine is slow");
  }

  @Test
  void a_question_that_may_stay_open_is_shown_all_the_same() {
    var first = desk.as("ana").presses(RAISE, "software");
    assertThat(names(first.form())).containsExactly("program", "until", "reason", "words");
    var asked = first.sends(Map.of("program", "other", "reason", "Maps"));
    assertThat(asked.problems()).containsOnlyKeys("which");
    assertThat(names(asked.form()))
        .containsExactly("program", "which", "vendor", "until", "reason");
  }

  @Test
  void a_new_optional_question_on_the_page_just_sent_is_asked() {
    desk.catalogue(it ->
        it.replace(
            "label: Which countries?\n        type: line\n        required: true",
            "label: Which countries?\n        type: line"));
    var first = desk.as("ana").presses(RAISE, "mobile-phone");
    var between = first.sends(Map.of("phone", "small", "roaming", "yes"));
    assertThat(names(between.presses("Continue").form())).contains("countries");
    assertThat(between.buttons()).contains("Send as it is");
  }

  @Test
  void everything_can_be_said_at_once() {
    var shown = desk.as("ana").types("request laptop model:light why:new my first day is Monday");
    assertThat(shown.text())
        .contains("REQ-1 · Laptop: Light")
        .contains("In their own words: my first day is Monday");
    assertThat(desk.as("ana").types("request laptop model:power why:new cad:both").text())
        .contains("Which simulation software?: Both");
  }

  @Test
  void a_slip_is_recognised_and_what_is_gone_is_said() {
    var slip = desk.as("ana").types("request laptp").form();
    assertThat(field(slip, "item").ask().hint()).contains("Did you mean Laptop?");
    assertThat(value(slip, "item")).isEqualTo("laptop");

    var stale = desk.as("ana").presses(RAISE, "typewriter").form();
    assertThat(field(stale, "item").ask().hint())
        .contains("“typewriter” is not in the catalogue (any more)")
        .contains("Something else");
  }

  @Test
  void words_that_are_no_command_become_a_request() {
    var start = desk.as("ana").types("my monitor is too small for the drawings");
    var form = start.presses("Raise a request with it");
    assertThat(value(form.form(), "item")).isEqualTo("monitor");
    assertThat(value(form.form(), "words")).isEqualTo("my monitor is too small for the drawings");

    var other = desk.as("ana").types("we lack a whiteboard").presses("Raise a request with it");
    assertThat(value(other.form(), "item")).isEqualTo("other");
    assertThat(other.sends(Map.of()).text()).contains("REQ-1 · we lack a whiteboard");
    assertThat(desk.inRoom("service-desk", "REQ-1").plain()).contains("Status: Submitted");
  }

  @Test
  void words_said_behind_the_command_are_kept_whole() {
    var form = desk.as("ana").types("request three plants for the hall").form();
    assertThat(value(form, "words")).isEqualTo("three plants for the hall");
    assertThat(value(form, "item")).isEqualTo("other");
  }

  @Test
  void an_item_that_goes_while_its_form_is_open_loses_nothing() {
    var form = desk.as("ana").presses(RAISE, "shared-folder");
    desk.catalogue(it -> it.replace("- id: shared-folder", "- id: team-folder"));
    var amended = form.sends(Map.of("folder", "Drawings 2026", "right", "read", "words", "soon"));
    assertThat(amended.problems()).containsOnlyKeys("item");
    assertThat(value(amended.form(), "words"))
        .contains("soon")
        .contains("folder: Drawings 2026")
        .contains("right: read");
    assertThat(amended.sends(Map.of("item", "other")).text()).contains("REQ-1");
  }

  /** What somebody is offered: while they type, and in the form. */
  private List<String> offered(String who, String typed) {
    var typing = desk.as(who).looksUp(RAISE, "item", typed);
    var reply = desk.as(who).types("request for @ines").form();
    var field =
        (Field.Pick)
            reply.fields().stream()
                .filter(it -> it.ask().name().equals("item"))
                .findFirst()
                .orElseThrow();
    return Stream.concat(typing.stream(), field.choices().stream())
        .map(Choice::value)
        .distinct()
        .toList();
  }

  @Test
  void what_is_hidden_retired_or_for_others_is_offered_neither_while_typing_nor_in_the_form() {
    for (var typed : List.of("", "mon", "monitro", "monitor screen")) {
      assertThat(offered("ana", typed)).as(typed).contains("monitor");
    }
    for (var how : List.of("offer: hidden", "offer: retired", "offered-to: [team network]")) {
      desk.catalogue(
          it -> it.replaceAll("- id: monitor\n(    off.*\n)?", "- id: monitor\n    " + how + "\n"));
      for (var typed : List.of("", "mon", "monitro", "monitor screen")) {
        assertThat(offered("ana", typed)).as(how + ": " + typed).doesNotContain("monitor");
      }
    }
    assertThat(offered("ben", "mon")).contains("monitor");
    desk.catalogue(it -> it.replace("offered-to: [team network]", "offer: hidden"));
    assertThat(desk.as("ana").looksUp(RAISE, "item", "monitor"))
        .extracting(Choice::value)
        .as("who knows its name")
        .contains("monitor");
  }

  @Test
  void the_catalogue_is_searched_with_words_and_what_it_has_not_got_can_be_asked_for() {
    var found = desk.as("ana").types("catalogue scr desk");
    assertThat(picks(found.card())).containsExactly("monitor");
    assertThat(picks(desk.as("ana").types("catalogue hardware").card()))
        .contains("laptop", "monitor")
        .doesNotContain("vpn");
    var nothing = desk.as("ana").types("catalogue espresso machine");
    assertThat(nothing.text()).contains("espresso machine");
    assertThat(nothing.buttons()).containsExactly("Something else", "All of the catalogue");
  }

  @Test
  void what_is_asked_for_most_stands_on_top() {
    desk.as("otto").types("request vpn scope:office");
    desk.as("ana").types("request vpn scope:office");
    desk.as("ana").types("request laptop model:light why:new");
    var catalogue = desk.as("ines").types("catalogue");
    assertThat(catalogue.text()).contains("Asked for most: VPN access, Laptop");
    assertThat(picks(catalogue.card())).startsWith("vpn", "laptop");
    assertThat(desk.as("ines").types("catalogue access").text()).contains("Password reset");
  }

  @Test
  void the_form_of_a_new_starter_has_pages_and_all_of_them_arrive() {
    var first = desk.as("mia").presses(RAISE, "new-starter");
    assertThat(first.form().title()).endsWith("1/2");
    var amended =
        first.sends(
            Map.of(
                "name", "Eva Sousa",
                "starts", "2026-03-09T09:00:00Z",
                "manager", "sam",
                "site", "remote",
                "job", "field"));
    assertThat(amended.form().title()).endsWith("1/3");
    assertThat(amended.problems()).containsOnlyKeys("address");
    var second = amended.sends(Map.of("address", "Rua das Flores 7")).presses("Continue");
    assertThat(names(second.form())).containsExactly("job", "laptop", "phone", "car", "lists");
    assertThat(value(second.form(), "job")).isEqualTo("field");
    var third = second.sends(Map.of("car", "yes", "lists", "field-news")).presses("Continue");
    assertThat(names(third.form())).containsExactly("contract", "words");
    var back = third.sends(Map.of("words", "She needs a badge"));

    assertThat(back.text())
        .contains("REQ-1 · New starter: Eva Sousa")
        .contains("Who is their manager?: Sam Okafor")
        .contains("When do they start?: Mon 9 Mar 2026, 09:00 (Europe/Lisbon)")
        .contains("Where shall we send things?: Rua das Flores 7")
        .contains("A fleet card?: yes")
        .contains("She needs a badge");
    assertThat(desk.as("mia").types("search Flores").text()).contains("REQ-1");
    assertThat(desk.as("otto").types("search Flores").text()).doesNotContain("REQ-1");
  }
}
