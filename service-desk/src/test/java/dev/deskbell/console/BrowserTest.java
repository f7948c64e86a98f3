package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskbell.story.Look;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What people do on the page: by pointer, by keyboard. */
class BrowserTest extends InBrowser {
  @Test
  void by_pointer_an_employee_asks_and_a_responder_acts() {
    var page = enter();
    assertThat(page.getByText("You are Ana Sousa, an employee.")).isVisible();
    page.getByRole(AriaRole.BUTTON, named("/desk").setExact(true)).click();
    page.getByRole(AriaRole.BUTTON, named("Send")).click();
    page.getByRole(AriaRole.BUTTON, named("Request something")).click();

    var form =
        page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Request a laptop"));
    form.getByRole(AriaRole.BUTTON, inner("Send request")).click();
    assertThat(form.getByText("This is needed.")).isVisible();
    form.getByLabel("What is it for?").fill("hm");
    form.getByRole(AriaRole.BUTTON, inner("Send request")).click();
    assertThat(form.getByText("Say a little more")).isVisible();
    assertThat(form.getByLabel("What is it for?")).hasValue("hm");
    form.getByLabel("What is it for?").fill("To build the new site");
    form.getByLabel("Strong, 16 inch").check();
    form.getByRole(AriaRole.BUTTON, inner("Send request")).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("REQ-1 A laptop"))).isVisible();

    words(page).fill("@desk incident declare Checkout is down");
    words(page).press("Enter");
    var card =
        page.locator(
            "section.card", new Page.LocatorOptions().setHasText("INC-1 Checkout is down"));
    assertThat(card).isVisible();

    var other = enter();
    other.getByRole(AriaRole.BUTTON, named("Be Ravi Nair, Responder, network")).click();
    go(other, "general");
    other.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
    assertThat(card).containsText("Acknowledged by Ravi Nair");
    other.getByRole(AriaRole.BUTTON, named("Hand to …")).click();
    other.getByRole(AriaRole.MENUITEM, named("High")).click();
    assertThat(other.getByRole(AriaRole.HEADING, named("You picked high"))).isVisible();

    other.getByRole(AriaRole.BUTTON, named("1 reply")).click();
    var reply =
        other.getByLabel("Reply in the thread", new Page.GetByLabelOptions().setExact(true));
    reply.fill("On it");
    reply.press("Enter");
    assertThat(other.getByRole(AriaRole.LIST, named("Messages in the thread")))
        .containsText("On it");
    assertThat(page.getByRole(AriaRole.BUTTON, named("2 replies"))).isVisible();
    other.getByRole(AriaRole.BUTTON, named("Resolve")).first().click();
    assertThat(card).containsText("Resolved");
    assertThat(card.getByRole(AriaRole.IMG)).hasAccessibleName("Done well");
  }

  @Test
  void what_is_said_while_a_thread_is_on_its_way_to_the_page_is_shown() {
    var page = enter();
    words(page).fill("@desk incident declare Checkout is down");
    words(page).press("Enter");
    var other = enter();
    other.getByRole(AriaRole.BUTTON, named("Be Ravi Nair, Responder, network")).click();
    go(other, "general");
    other.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
    other.getByRole(AriaRole.BUTTON, named("1 reply")).click();

    var held = held(page, ".*/rooms/[^/]+/[0-9]+$");
    page.getByRole(AriaRole.BUTTON, named("1 reply")).click();
    await(page, held);
    var before = held.getFirst().fetch();
    var reply =
        other.getByLabel("Reply in the thread", new Page.GetByLabelOptions().setExact(true));
    reply.fill("Meanwhile");
    reply.press("Enter");
    assertThat(page.getByRole(AriaRole.BUTTON, named("2 replies"))).isVisible();
    held.getFirst().fulfill(new Route.FulfillOptions().setResponse(before));
    assertThat(page.getByRole(AriaRole.LIST, named("Messages in the thread")))
        .containsText("Meanwhile");
  }

  @Test
  void by_keyboard_alone_everything_can_be_done() {
    var page = enter(context(ColorScheme.DARK, 1280));
    assertThat(page.getByText("You are Ana Sousa, an employee.")).isVisible();
    page.keyboard().press("/");
    page.keyboard().type("inc");
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(2);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(words(page)).hasValue("/desk incident declare ");
    page.keyboard().type("Checkout is down impact:h");
    assertThat(page.getByRole(AriaRole.OPTION)).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, named("INC-1 Checkout is down"))).isVisible();

    become(page, 2, "Ravi Nair");
    reach(page, "Acknowledge");
    page.keyboard().press("Enter");
    assertThat(page.getByText("Acknowledged by Ravi Nair")).isVisible();
    reach(page, "Hand to …");
    page.keyboard().press("Enter");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, named("You picked medium"))).isVisible();
    reach(page, "Dismiss");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, named("You picked medium"))).hasCount(0);

    reach(page, "1 reply");
    page.keyboard().press("Enter");
    assertThat(page.getByLabel("Reply in the thread", new Page.GetByLabelOptions().setExact(true)))
        .isFocused();
    page.keyboard().type("On it");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.LIST, named("Messages in the thread")))
        .containsText("On it");
    // The stream may tell it before the answer has emptied the line.
    assertThat(page.locator("#words-thread")).hasValue("");
    page.keyboard().press("ArrowUp");
    assertThat(page.getByLabel("Edit message")).isFocused();
    page.keyboard().type(" now");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.LIST, named("Messages in the thread")))
        .containsText("On it now(edited)");
    page.keyboard().press("Escape");
    assertThat(page.locator("#thread")).isHidden();

    page.keyboard().press("?");
    assertThat(page.getByRole(AriaRole.DIALOG, named("Keyboard shortcuts"))).isVisible();
    page.keyboard().press("Escape");
    page.keyboard().press("/");
    page.keyboard().type("request new");
    page.keyboard().press("Enter");
    var form = page.getByRole(AriaRole.DIALOG, named("Request a laptop"));
    assertThat(form.getByLabel("What is it for?")).isFocused();
    page.keyboard().type("To build the new site");
    page.keyboard().press("Escape");
    assertThat(form).isHidden();
    words(page).focus();
    page.keyboard().type("/desk request new");
    page.keyboard().press("Enter");
    assertThat(form.getByLabel("What is it for?")).hasValue("To build the new site");
    page.keyboard().press("Tab");
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Tab");
    page.keyboard().type("v");
    assertThat(form.locator(".search").getByRole(AriaRole.OPTION)).hasCount(1);
    page.keyboard().press("ArrowDown");
    page.keyboard().press("Enter");
    assertThat(form.getByRole(AriaRole.COMBOBOX, inner("Service"))).hasValue("VPN");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, named("REQ-1 A laptop"))).isVisible();
  }

  @Test
  void moments_are_told_in_the_language_of_the_page() {
    anIncident();
    var german = new Look(1280, 800, ColorScheme.LIGHT).options().setLocale("de-DE");
    var page = enter(chromium.browser().newContext(german));
    assertThat(page.locator(".day").first()).hasText("Today");
    assertThat(page.locator(".thread-link .last"))
        .hasText(Pattern.compile("last (now|in .*seconds?|.* ago)"));
  }

  @Test
  void what_was_typed_survives_a_desk_that_is_away() {
    var page = enter();
    words(page).fill("an important thought");
    stage.server.stop();
    words(page).press("Enter");
    assertThat(page.getByRole(AriaRole.ALERT).getByText("can’t be reached")).isVisible();
    assertThat(words(page)).hasValue("an important thought");
    complaints.clear();
  }

  @Test
  void hostile_words_are_only_words() {
    var page = enter();
    var hostile = "<img src=x onerror=alert(1)> \u202Eright to left";
    words(page).fill(hostile);
    words(page).press("Enter");
    assertThat(page.getByRole(AriaRole.LIST, named("Messages in general"))).containsText(hostile);
    assertThat(page.locator("#room-list img")).hasCount(0);
  }

  @Test
  void a_file_is_attached_and_fetched() {
    var page = enter();
    page.locator("#room-composer input[type=file]")
        .setInputFiles(
            new com.microsoft.playwright.options.FilePayload(
                "notes.txt", "text/plain", "some notes".getBytes(StandardCharsets.UTF_8)));
    // Until the desk has it, the file waits.
    assertThat(page.locator("#room-composer .chip:not(.waiting)")).containsText("notes.txt");
    words(page).fill("see here");
    words(page).press("Enter");
    var link = page.getByRole(AriaRole.LINK, named("notes.txt"));
    assertThat(link).isVisible();
    var download = page.waitForDownload(link::click);
    assertThat(download.suggestedFilename()).isEqualTo("notes.txt");
  }

  /** Tabs on until the button with that label has the focus. */
  private static void reach(Page page, String label) {
    for (var i = 0; i < 60; i++) {
      page.keyboard().press("Tab");
      var text = (String) page.evaluate("document.activeElement.textContent");
      if (text.startsWith(label)) {
        return;
      }
    }
    throw new AssertionError("the keyboard doesn't reach " + label);
  }
}
