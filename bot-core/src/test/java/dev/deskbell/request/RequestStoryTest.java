package dev.deskbell.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Action;
import dev.deskbell.chat.Call;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Choice;
import dev.deskbell.chat.Field;
import dev.deskbell.chat.Form;
import dev.deskbell.chat.Reply;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people see of requests, from the catalogue to the end. */
class RequestStoryTest {
  private static final Call RAISE = Call.to("request.raise");

  private final RequestDesk desk = new RequestDesk();

  @AfterEach
  void close() {
    desk.close();
  }

  @Test
  void a_laptop_is_picked_from_the_catalogue_and_handed_over() {
    var catalogue = desk.as("ana").types("request");
    assertThat(catalogue.card().title()).isEqualTo("What do you need?");
    assertThat(catalogue.text()).contains("Hardware: Laptop, Monitor").contains("Access: VPN");
    assertThat(picks(catalogue.card())).contains("laptop", "vpn").doesNotContain("other");
    assertThat(catalogue.buttons()).containsExactly("Something else");

    var form = desk.as("ana").presses(RAISE, "laptop");
    assertThat(names(form.form())).containsExactly("model", "why", "keyboard", "pickup", "words");
    assertThat(value(form.form(), "keyboard")).isEqualTo("pt");

    var shown = form.sends(Map.of("model", "light", "why", "new", "words", "I start on Monday"));
    assertThat(shown.text())
        .contains("REQ-1 · Laptop: Light (13 inch)")
        .contains("It usually takes three working days")
        .contains("Keyboard: Portuguese")
        .contains("I start on Monday");

    var inRoom = desk.inRoom("workplace", "REQ-1");
    assertThat(inRoom.plain())
        .contains("Status: Submitted")
        .contains("Priority: P5")
        .contains("Requester: Ana Carvalho")
        .contains("Which model?: Light (13 inch)");
    assertThat(RequestDesk.buttons(inRoom))
        .startsWith("Start", "Hold", "Fulfil", "Reject")
        .doesNotContain("Cancel");
    assertThat(RequestDesk.buttons(desk.inboxOf("ana", "REQ-1")))
        .containsExactly("Cancel", "Add a comment");

    desk.as("tom").types("request start REQ-1");
    assertThat(desk.inRoom("workplace", "REQ-1").plain())
        .contains("Status: In fulfilment")
        .contains("Assignee: Tomás Reis");
    desk.as("tom").types("request hold REQ-1 supplier it is ordered");
    assertThat(desk.inboxOf("ana", "REQ-1").plain())
        .contains("Status: Pending: waits for a supplier");
    desk.as("tom").types("request resume 1");
    desk.as("tom").types("request fulfil REQ-1 It waits for you at the service desk");

    var fulfilled = desk.inboxOf("ana", "REQ-1");
    assertThat(fulfilled.plain())
        .contains("Status: Fulfilled")
        .contains("Fulfilled: It waits for you at the service desk");
    assertThat(RequestDesk.buttons(fulfilled)).startsWith("Yes, I have it", "Not right");
    desk.as("ana").presses(new Call("request.confirm", "REQ-1"));
    assertThat(desk.inRoom("workplace", "REQ-1").plain()).contains("Status: Closed");
    assertThat(desk.get(Evidence.class).verify(TicketRef.of("REQ-1"))).isEmpty();
  }

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
  void whoever_is_on_call_for_the_service_is_asked_to_approve() {
    desk.file("approvals.yaml", it -> it.replace("[service owner]", "[on call]"));
    // Of the laboratory's service; whose the request is does not matter.
    desk.catalogue(it ->
        it.replace(
            "team: applications\n    service: calibration",
            "team: service-desk\n    service: calibration"));
    desk.as("ana").types("request lab-access why:\"Read a sensor\" until:2026-04-02");
    assertThat(desk.as("ben").types("approve REQ-1").text()).contains("not among those");
    assertThat(desk.as("lena").types("approve REQ-1").text()).contains("not among those");
    assertThat(desk.as("yuki").types("waiting").text()).contains("REQ-1");
    var said = desk.as("yuki").types("approve REQ-1").sends(Map.of("number", "REQ-1"));
    assertThat(said.text()).contains("You approved REQ-1");
  }

  @Test
  void a_later_catalogue_does_not_change_what_was_asked() {
    desk.as("ana").types("request laptop model:light why:new");
    desk.catalogue(it -> it.replace("label: Which model?", "label: How heavy?"));
    assertThat(desk.as("ana").types("show REQ-1").text()).contains("Which model?: Light");
  }

  @Test
  void what_is_private_stands_in_no_room() {
    desk.as("ana").types("request password-reset account:erp callback:0351-99");
    assertThat(desk.inboxOf("ana", "REQ-1").plain()).contains("Private: only who is involved");
    assertThat(desk.room("service-desk")).isEmpty();
    assertThat(desk.as("otto").types("show REQ-1").text()).contains("There is no REQ-1");
  }

  @Test
  void long_answers_are_cut_on_the_card_and_whole_for_who_asks() {
    var why = "because ".repeat(300).strip();
    desk.as("ana").types("request software program:pdf reason:\"" + why + "\"");
    var card = desk.inboxOf("ana", "REQ-1");
    assertThat(RequestDesk.buttons(card)).contains("All answers");
    var first = desk.as("ana").presses(new Call("request.answers", "REQ-1"));
    assertThat(first.text() + first.presses("More").text()).contains("because because");
    assertThat((first.text() + first.presses("More").text()).split("because", -1)).hasSize(301);
  }

  @Test
  void who_says_nothing_has_it_closed_and_can_come_back_for_a_while() {
    fulfilled();
    desk.later(Duration.ofDays(6));
    assertThat(desk.inboxOf("ana", "REQ-1").plain()).contains("Status: Closed");
    desk.as("ana").types("request reopen REQ-1 The charger is missing");
    assertThat(desk.inboxOf("ana", "REQ-1").plain()).contains("Status: In fulfilment");
  }

  @Test
  void what_comes_back_too_late_begins_anew_with_the_same_answers() {
    fulfilled();
    desk.later(Duration.ofDays(30));
    var shown = desk.as("ana").types("request reopen REQ-1 It broke");
    assertThat(shown.text())
        .contains("REQ-2 · Laptop: Light")
        .contains("REQ-1 was fulfilled too long ago")
        .contains("Why again: It broke");
    assertThat(desk.as("ana").types("show REQ-2").text()).contains("relates to: REQ-1");
  }

  @Test
  void what_was_rejected_says_why_and_stays_so() {
    desk.as("ana").types("request laptop model:light why:new");
    assertThat(desk.as("ana").types("request reject REQ-1 no").text()).contains("agent");
    desk.as("tom").types("request reject REQ-1 You have one already");
    assertThat(desk.inboxOf("ana", "REQ-1").plain())
        .contains("Status: Rejected")
        .contains("Rejected: You have one already");
    assertThat(desk.as("ana").types("request reopen REQ-1 please").text())
        .contains("REQ-1 is rejected, so you can't reopen it now.");
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

  private void fulfilled() {
    desk.as("ana").types("request laptop model:light why:new");
    assertThat(desk.as("tom").types("request fulfil REQ-1 On your desk").reply())
        .isInstanceOf(Reply.Silence.class);
  }

  private static List<String> picks(Card card) {
    return card.actions().stream()
        .filter(Action.Menu.class::isInstance)
        .map(Action.Menu.class::cast)
        .filter(it -> it.call().equals(RAISE))
        .flatMap(it -> it.choices().stream())
        .map(Choice::value)
        .toList();
  }

  private static List<String> names(Form form) {
    return form.fields().stream().map(it -> it.ask().name()).toList();
  }

  private static Field field(Form form, String name) {
    return form.fields().stream()
        .filter(it -> it.ask().name().equals(name))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + name + " among " + names(form)));
  }

  private static String value(Form form, String name) {
    return switch (field(form, name)) {
      case Field.Line(_, var value, _) -> value;
      case Field.Area(_, var value, _) -> value;
      case Field.Pick(_, _, var chosen, _, _) -> String.join(",", chosen);
      case Field.PersonPick _, Field.Moment _, Field.Upload _ ->
          throw new AssertionError(name + " has no words");
    };
  }
}
