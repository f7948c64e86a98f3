package dev.deskbell.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.arrived;
import static dev.deskbell.story.ConsolePage.named;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** One of the organisation's people before the page, and what they do there. */
final class Somebody {
  private final Page page;
  private final Hands hands;
  private final List<String> complaints = new CopyOnWriteArrayList<>();

  Somebody(Browser browser, String link, String name, Hands hands, Look look) {
    this.hands = hands;
    page = ConsolePage.enter(browser.newContext(look.options()), link, complaints);
    page.setDefaultTimeout(15_000);
    become(name);
    page.evaluate("window.neverReloaded = true");
  }

  private void become(String name) {
    var me = page.locator("#cast .me");
    if (me.textContent().contains(name)) {
      return;
    }
    hands.press(page.getByRole(AriaRole.BUTTON, named("All ")));
    var wanted = page.getByRole(AriaRole.MENUITEMRADIO, named(name));
    if (hands == Hands.POINTER) {
      wanted.click();
    } else {
      walk(wanted);
    }
    assertThat(me).containsText(name);
    arrived(page, "#room-list");
  }

  /** Down the menu that is open, to that line. */
  private void walk(Locator wanted) {
    for (var i = 0; i < 30; i++) {
      if ((Boolean) wanted.evaluate("it => it === document.activeElement")) {
        page.keyboard().press("Enter");
        return;
      }
      page.keyboard().press("ArrowDown");
    }
    throw new AssertionError("the arrow keys don't reach " + wanted);
  }

  Page page() {
    return page;
  }

  void closesTheWelcome() {
    hands.press(page.getByRole(AriaRole.BUTTON, named("Don’t show this again")));
  }

  /** Opens a room, or the direct messages with the desk, which are called Deskbell. */
  void goesTo(String room) {
    var rooms = page.getByRole(AriaRole.BUTTON, named("Back to the rooms"));
    if (rooms.isVisible()) {
      hands.press(rooms);
    }
    hands.press(page.locator("#side .place:has(bdi:text-is('" + room + "'))"));
    assertThat(page.locator("#room-name")).hasText(room);
    arrived(page, "#room-list");
  }

  void says(String words) {
    hands.type(page.locator("#words-room"), words);
    page.keyboard().press("Enter");
  }

  void saysInTheThread(String words) {
    hands.type(page.locator("#words-thread"), words);
    page.keyboard().press("Enter");
  }

  /** The newest card with that title in the room. */
  Locator card(String title) {
    return newest("#room-list", title);
  }

  Locator cardInTheThread(String title) {
    return newest("#thread-list", title);
  }

  private Locator newest(String list, String title) {
    return page.locator(
            list + " section.card",
            new Page.LocatorOptions().setHas(page.locator("h3", titled(title))))
        .last();
  }

  private static Page.LocatorOptions titled(String title) {
    return new Page.LocatorOptions().setHasText(title);
  }

  void presses(Locator card, String button) {
    hands.press(card.getByRole(AriaRole.BUTTON, exactly(button)));
  }

  /** The link below a card that opens its thread. */
  void opensTheThreadOf(Locator card) {
    var message = card.locator("xpath=ancestor::li[contains(@class, 'message')]");
    var number = message.getAttribute("data-key");
    hands.press(message.locator(".thread-link"));
    arrived(page, "#thread-list");
    assertThat(page.locator("#thread-list li[data-key='" + number + "']")).isVisible();
  }

  void picks(Locator card, String menu, String choice) {
    presses(card, menu);
    var wanted = page.getByRole(AriaRole.MENUITEM, named(choice));
    if (hands == Hands.POINTER) {
      wanted.click();
    } else {
      walk(wanted);
    }
  }

  Locator form(String title) {
    var form = page.getByRole(AriaRole.DIALOG, named(title));
    assertThat(form).isVisible();
    return form;
  }

  void chooses(Locator form, String question, String answer) {
    hands.choose(
        form.getByRole(AriaRole.GROUP, new Locator.GetByRoleOptions().setName(question))
            .getByLabel(answer));
  }

  void fillsIn(Locator form, String label, String words) {
    hands.type(form.getByLabel(label), words);
  }

  void sends(Locator form) {
    hands.press(form.locator("button[type=submit]"));
  }

  void isContent() {
    org.assertj.core.api.Assertions.assertThat(page.evaluate("window.neverReloaded"))
        .as("the page was never loaded again")
        .isEqualTo(true);
    org.assertj.core.api.Assertions.assertThat(complaints).as("the browser's console").isEmpty();
  }

  private static Locator.GetByRoleOptions exactly(String name) {
    return new Locator.GetByRoleOptions().setName(name).setExact(true);
  }
}
