package dev.deskbell.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Call;
import dev.deskbell.chat.Reply;
import dev.deskbell.ticket.Evidence;
import dev.deskbell.ticket.TicketRef;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What people see of requests, from the catalogue to the end. */
class RequestStoryTest extends RequestStories {
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

  private void fulfilled() {
    desk.as("ana").types("request laptop model:light why:new");
    assertThat(desk.as("tom").types("request fulfil REQ-1 On your desk").reply())
        .isInstanceOf(Reply.Silence.class);
  }
}
