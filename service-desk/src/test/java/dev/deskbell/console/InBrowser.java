package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.deskbell.story.Chromium;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The page in a real browser, on a scripted desk. */
abstract class InBrowser {
  private static Chromium chromium;

  final Stage stage = new Stage();
  final List<String> complaints = new ArrayList<>();

  @BeforeAll
  static void open() {
    chromium = new Chromium();
  }

  @AfterAll
  static void shut() {
    chromium.close();
  }

  @AfterEach
  void close() {
    List.copyOf(chromium.browser().contexts()).forEach(BrowserContext::close);
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

  /** A list is busy until its messages are there. */
  static void arrived(Page page, String list) {
    assertThat(page.locator(list)).hasAttribute("aria-busy", "false");
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

  static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }

  static Locator.GetByRoleOptions inner(String name) {
    return new Locator.GetByRoleOptions().setName(name);
  }

  BrowserContext context(ColorScheme scheme, int width) {
    return chromium.browser().newContext(options(scheme, width));
  }

  static Browser.NewContextOptions options(ColorScheme scheme, int width) {
    return new Browser.NewContextOptions()
        .setColorScheme(scheme)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("en-GB")
        .setTimezoneId("Europe/Lisbon")
        .setViewportSize(width, width < 700 ? 740 : 800);
  }

  Page enter() {
    return enter(context(ColorScheme.LIGHT, 1280));
  }

  Page enter(BrowserContext context) {
    var page = context.newPage();
    page.onConsoleMessage(it -> {
      if (it.type().equals("error")) complaints.add(it.text());
    });
    page.onPageError(complaints::add);
    page.navigate(stage.server.link().toString());
    page.waitForSelector("body.ready");
    arrived(page, "#room-list");
    return page;
  }
}
