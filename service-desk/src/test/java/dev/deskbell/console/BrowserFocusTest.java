package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.arrived;
import static dev.deskbell.story.ConsolePage.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What comes late takes nobody's focus, and stands where it belongs. */
class BrowserFocusTest extends InBrowser {
  @Test
  void a_form_that_comes_late_waits_for_whoever_writes() {
    var page = enter();
    words(page).fill("/desk");
    words(page).press("Enter");
    var held = held(page, ".*/press$");
    page.getByRole(AriaRole.BUTTON, named("Request something")).click();
    await(page, held);
    words(page).click();
    page.keyboard().type("I was saying");
    letGo(page, held.getFirst());
    var open = page.getByRole(AriaRole.BUTTON, named("Open the form"));
    assertThat(open).isVisible();
    assertThat(words(page)).isFocused();
    page.keyboard().type(" something");
    assertThat(words(page)).hasValue("I was saying something");
    open.click();
    assertThat(page.getByRole(AriaRole.DIALOG, named("Request a laptop"))).isVisible();
    assertThat(open).hasCount(0);
  }

  @Test
  void a_thread_that_comes_late_leaves_the_focus_where_somebody_writes() {
    var page = enterAnIncident();
    var held = held(page, ".*/rooms/general/[0-9]+$");
    page.getByRole(AriaRole.BUTTON, named("1 reply")).click();
    await(page, held);
    words(page).click();
    page.keyboard().type("I was saying");
    letGo(page, held.getFirst());
    assertThat(page.locator("#thread-list")).containsText("Reported.");
    assertThat(words(page)).isFocused();
    assertThat(words(page)).hasValue("I was saying");
  }

  @Test
  void an_answer_that_comes_late_leaves_the_focus_where_somebody_writes() {
    var page = enterAnIncident();
    page.getByRole(AriaRole.BUTTON, named("1 reply")).click();
    arrived(page, "#thread-list");
    var held = held(page, ".*/say$");
    words(page).fill("said in the room");
    words(page).press("Enter");
    await(page, held);
    page.locator("#words-thread").click();
    page.keyboard().type("and in the thread");
    letGo(page, held.getFirst());
    assertThat(words(page)).hasValue("");
    assertThat(page.locator("#words-thread")).isFocused();
    assertThat(page.locator("#words-thread")).hasValue("and in the thread");
  }

  @Test
  void a_whisper_that_comes_while_one_is_elsewhere_stands_at_the_end() {
    stage.post("/api/as/ravi/say", Stage.said("request-1", "general", "one"));
    stage.post("/api/as/ravi/say", Stage.said("request-2", "general", "two"));
    var page = enter();
    var held = held(page, ".*/say$");
    words(page).fill("/desk help");
    words(page).press("Enter");
    await(page, held);
    go(page, "service-desk");
    letGo(page, held.getFirst());
    // Where it came is marked, not yet read.
    assertThat(page.locator("#side [data-room=general]")).containsText("1 unread");
    go(page, "general");
    assertThat(page.locator("#room-list > .message"))
        .containsText(new String[] {"one", "two", "What can be said"});
  }

  @Test
  void a_whisper_stands_below_the_words_it_answers() {
    var page = enter();
    go(page, "@ana");
    words(page).fill("my laptop is slow");
    words(page).press("Enter");
    assertThat(page.locator("#room-list > .message"))
        .containsText(new String[] {"my laptop is slow", "What can I do for you?"});
  }

  @Test
  void whoever_types_on_while_a_form_is_sent_keeps_the_field_and_the_words() {
    var page = enter();
    asksForALaptop(page);
    var why = page.getByLabel("What is it for?");
    why.fill("hm");
    var held = held(page, ".*/submit$");
    page.getByRole(AriaRole.BUTTON, named("Send request")).click();
    await(page, held);
    var service = page.locator("#field-service");
    service.click();
    page.keyboard().type("mail");
    letGo(page, held.getFirst());
    assertThat(page.getByText("Say a little more")).isVisible();
    assertThat(service).isFocused();
    assertThat(service).hasValue("mail");
    assertThat(why).hasValue("hm");
  }

  @Test
  void another_problem_leaves_the_focus_where_it_is() {
    var context = context(ColorScheme.LIGHT, 1280);
    var stranger = new Route.FulfillOptions().setStatus(401).setBody("{}");
    context.route(Pattern.compile(".*/stream[?].*"), it -> it.fulfill(stranger));
    var page = enter(context);
    page.route(Pattern.compile(".*/say$"), Route::abort);
    var people = held(page, ".*/api/people$");
    words(page).fill("a thought");
    words(page).press("Enter");
    var again = page.getByRole(AriaRole.BUTTON, named("Try again"));
    again.focus();
    await(page, people);
    settle(page, people.getFirst(), stranger);
    assertThat(page.locator(".problem")).hasCount(2);
    assertThat(again).isFocused();
    complaints.clear();
  }

  private Page enterAnIncident() {
    anIncident();
    return enter();
  }
}
