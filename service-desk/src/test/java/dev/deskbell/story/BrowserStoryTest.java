package dev.deskbell.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job on the real desk: asked for, reported, worked on, confirmed, rated. */
class BrowserStoryTest extends WithChromium {
  @ParameterizedTest
  @EnumSource
  void an_employee_asks_and_reports_and_a_responder_sees_both_through(Hands hands)
      throws Exception {
    try (var desk = new RealDesk()) {
      var ana = new Somebody(chromium.browser(), desk.link(), "Ana Carvalho", hands, Look.DESKTOP);
      var sam = new Somebody(chromium.browser(), desk.link(), "Sam Okafor", hands, Look.DESKTOP);
      ana.goesTo("Deskbell");
      asksForALaptop(ana);
      reportsAnIncident(ana);
      incidentIsSeenThrough(ana, sam);
      laptopIsHandedOver(ana, sam);
      ana.isContent();
      sam.isContent();
      if (hands == Hands.POINTER) {
        everybodyIsTold(desk, new Outsider(chromium.browser(), desk.address() + "/status"));
      }
    }
  }

  /** From the preview in chat to the page that is read without an account. */
  private static void everybodyIsTold(RealDesk desk, Outsider outsider) throws Exception {
    outsider.sees(Outsider.ONE, "All systems operational", "Nothing happened in the last 90 days.");
    var mia =
        new Somebody(chromium.browser(), desk.link(), "Mia Duarte", Hands.POINTER, Look.DESKTOP);
    mia.goesTo("Deskbell");
    mia.says(
        "/desk status publish Payments fail services:checkout effect:partial-outage"
            + " message:\"Some cards are declined.\"");
    mia.presses(mia.card("Payments fail"), "Publish");
    assertThat(mia.card("That is on the status page now")).isVisible();
    outsider.sees(
        Outsider.OTHER, "Partial outage", "Payments fail", "Investigating", "cards are declined.");
    outsider.asksAgain();
    mia.isContent();
  }

  private static void asksForALaptop(Somebody ana) {
    ana.says("/desk");
    assertThat(ana.card("What can I do for you?")).isVisible();
    Chromium.assertAccessible(ana.page(), "the start card");
    ana.presses(ana.card("What can I do for you?"), "Raise a request");
    ana.picks(ana.card("What do you need?"), "Pick what you need…", "Laptop");
    var form = ana.form("Laptop");
    ana.chooses(form, "Which model?", "Standard (14 inch)");
    ana.chooses(form, "What for?", "Mine is old or broken");
    Chromium.assertAccessible(ana.page(), "the form");
    ana.sends(form);
    ana.fillsIn(form, "Tag of the old one", "AL-04217");
    ana.sends(form);
    ana.presses(ana.card("Laptop"), "Continue");
    ana.fillsIn(form, "Anything we should know?", "The old one only starts on Mondays.");
    ana.sends(form);
    assertThat(form).isHidden();
    assertThat(ana.card("REQ-1 · Laptop")).containsText("Submitted");
  }

  private static void reportsAnIncident(Somebody ana) {
    ana.says("I can't pay, checkout says error 500");
    ana.presses(ana.card("What shall I do with this?"), "Report an incident with it");
    var form = ana.form("Report an incident");
    assertThat(form.getByLabel("What happened?")).hasValue("I can't pay, checkout says error 500");
    ana.chooses(form, "How much is affected?", "High");
    ana.chooses(form, "How urgent is it?", "High");
    ana.sends(form);
    assertThat(incident(ana)).containsText("New");
  }

  private static Locator incident(Somebody who) {
    return who.card("INC-1 · I can't pay, checkout says error 500");
  }

  private static void incidentIsSeenThrough(Somebody ana, Somebody sam) {
    sam.goesTo("service-desk");
    sam.presses(incident(sam), "Acknowledge");
    assertThat(incident(ana)).containsText("Acknowledged by");

    sam.presses(incident(sam), "Reply");
    var reply = sam.form("Write to the requester");
    sam.fillsIn(reply, "Your message", "We are on it. Is it every card, or only yours?");
    sam.sends(reply);
    ana.opensTheThreadOf(incident(ana));
    assertThat(ana.page().locator("#thread-list")).containsText("Is it every card, or only yours?");
    ana.saysInTheThread("Rui can't pay either");
    Chromium.assertAccessible(ana.page(), "the thread");
    sam.opensTheThreadOf(incident(sam));
    assertThat(sam.page().locator("#thread-list")).containsText("Rui can't pay either");

    sam.presses(incident(sam), "Hold");
    var hold = sam.form("Put an incident on hold");
    sam.chooses(hold, "What does it wait for?", "a supplier");
    sam.sends(hold);
    assertThat(incident(ana)).containsText("Pending: waits for a supplier");
    sam.presses(incident(sam), "Resume");
    assertThat(incident(ana)).containsText("In progress");
    sam.presses(incident(sam), "Resolve");
    var resolve = sam.form("Say that service is");
    sam.fillsIn(resolve, "How was it solved?", "The supplier added storage.");
    sam.sends(resolve);

    assertThat(incident(ana)).containsText("The supplier added storage.");
    ana.presses(incident(ana), "Yes, it works");
    assertThat(incident(ana)).containsText("Closed");
    ana.presses(ana.cardInTheThread("How did we do?"), "5 Great");
    assertThat(ana.page().locator("#thread-list")).containsText("You rated ★★★★★");
    assertThat(sam.page().locator("#thread-list")).containsText("rated it ★★★★★");
  }

  private static void laptopIsHandedOver(Somebody ana, Somebody sam) {
    sam.goesTo("workplace");
    sam.presses(sam.card("REQ-1 · Laptop"), "Start");
    assertThat(ana.card("REQ-1 · Laptop")).containsText("In fulfilment");
    sam.presses(sam.card("REQ-1 · Laptop"), "Fulfil");
    var form = sam.form("Say that a request is");
    sam.fillsIn(form, "What should the requester know?", "It is at the service desk, ask for Tom.");
    sam.sends(form);
    assertThat(ana.card("REQ-1 · Laptop")).containsText("ask for Tom");
    ana.presses(ana.card("REQ-1 · Laptop"), "Yes, I have it");
    assertThat(ana.card("REQ-1 · Laptop")).containsText("Closed");
  }
}
