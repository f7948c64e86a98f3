package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.arrived;
import static dev.deskbell.story.ConsolePage.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskbell.story.ConsolePage;
import dev.deskbell.story.Look;
import dev.deskbell.story.WithChromium;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;

/** The page in a real browser, on a scripted desk. */
abstract class InBrowser extends WithChromium {
  /** What the page does with an answer it does before the next task. */
  private static final String DEALT_WITH =
      """
      window.dealtWith = [];
      const read = Response.prototype.json;
      Response.prototype.json = function () {
        return read.call(this).finally(() => setTimeout(() => window.dealtWith.push(this.url)));
      };
      """;

  static final Route.FulfillOptions NOT_NOW =
      new Route.FulfillOptions().setStatus(409).setBody("{\"problem\":\"Not now.\"}");

  final Stage stage = new Stage();
  final List<String> complaints = new ArrayList<>();

  @AfterEach
  void close() {
    closeWindows();
    stage.close();
    assertThat(complaints).as("the browser's console").isEmpty();
  }

  /** Alt and the number of one of the village's people: they are there when the room is. */
  static void become(Page page, int number, String name) {
    page.keyboard().press("Alt+" + number);
    assertThat(page.locator("#cast .me")).containsText(name);
    arrived(page, "#room-list");
  }

  static void go(Page page, String room) {
    page.locator("#side [data-room='" + room + "']").click();
    assertThat(page.locator("#room-name")).hasText(room.startsWith("@") ? "Deskbell" : room);
    arrived(page, "#room-list");
  }

  static Locator words(Page page) {
    return page.locator("#words-room");
  }

  /** Holds what the page asks for there, until it is let go. */
  static List<Route> held(Page page, String pattern) {
    var held = new ArrayList<Route>();
    page.route(Pattern.compile(pattern), held::add);
    return held;
  }

  static void await(Page page, List<Route> held) {
    page.waitForCondition(() -> !held.isEmpty());
  }

  /** Lets it go, until the page has done with the answer all that it ever does. */
  static void letGo(Page page, Route held) {
    dealWith(page, held, held::resume);
  }

  static void refuse(Page page, Route held) {
    settle(page, held, NOT_NOW);
  }

  static void settle(Page page, Route held, Route.FulfillOptions answer) {
    dealWith(page, held, () -> held.fulfill(answer));
  }

  private static void dealWith(Page page, Route held, Runnable answer) {
    var address = held.request().url();
    var before = dealtWith(page, address);
    answer.run();
    page.waitForCondition(() -> dealtWith(page, address) > before);
  }

  private static int dealtWith(Page page, String address) {
    return (int) page.evaluate("it => window.dealtWith.filter(at => at === it).length", address);
  }

  static Locator.GetByRoleOptions inner(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  void anIncident() {
    stage.post(
        "/api/as/ana/say", Stage.said("request-0", "general", "@desk incident declare It is down"));
  }

  static void asksForALaptop(Page page) {
    words(page).fill("/desk request new");
    words(page).press("Enter");
    assertThat(page.getByRole(AriaRole.DIALOG, named("Request a laptop"))).isVisible();
  }

  BrowserContext context(ColorScheme scheme, int width) {
    var context =
        chromium.browser().newContext(new Look(width, width < 700 ? 740 : 800, scheme).options());
    context.addInitScript(DEALT_WITH);
    return context;
  }

  Page enter() {
    return enter(context(ColorScheme.LIGHT, 1280));
  }

  Page enter(BrowserContext context) {
    return ConsolePage.enter(context, stage.server.link().toString(), complaints);
  }
}
