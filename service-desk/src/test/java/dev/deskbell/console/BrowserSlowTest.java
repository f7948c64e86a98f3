package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.named;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What somebody sees while the desk, or the way to it, is slow or gone. */
class BrowserSlowTest extends InBrowser {
  private static final Pattern STREAM = Pattern.compile(".*/stream[?].*");

  @Test
  void a_room_that_is_slow_says_so_until_it_is_there_or_is_not() {
    var page = enter();
    var held = held(page, ".*/rooms/service-desk$");
    page.locator("#side [data-room=service-desk]").click();
    await(page, held);
    page.waitForCondition(() -> says(page, "#room-list", "Loading…"));
    refuse(page, held.getFirst());
    assertThat(page.locator(".problem")).containsText("Not now.");
    page.waitForCondition(() -> !says(page, "#room-list", "Loading…"));
    page.unrouteAll();
    page.getByRole(AriaRole.BUTTON, named("Try again")).click();
    page.waitForCondition(() -> says(page, "#room-list", "Nothing here yet."));
    complaints.clear();
  }

  @Test
  void a_desk_that_is_away_at_the_start_is_not_waited_for() {
    var context = context(ColorScheme.LIGHT, 1280);
    context.route(Pattern.compile(".*/api/people$"), Route::abort);
    var page = context.newPage();
    page.navigate(stage.server.link().toString());
    assertThat(page.getByRole(AriaRole.BUTTON, named("Try again"))).isVisible();
    assertThat(page.locator("#room-list")).hasAttribute("aria-busy", "false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"service-desk", "general"})
  void a_room_that_failed_is_no_problem_when_one_goes_on(String next) {
    var page = enter();
    var held = held(page, ".*/rooms/service-desk$");
    page.locator("#side [data-room=service-desk]").click();
    await(page, held);
    refuse(page, held.getFirst());
    assertThat(page.locator(".problem")).containsText("Not now.");
    page.unrouteAll();
    go(page, next);
    assertThat(page.locator(".problem")).hasCount(0);
    complaints.clear();
  }

  @Test
  void words_that_are_slow_say_so() {
    var page = enter();
    var held = held(page, ".*/say$");
    words(page).fill("a thought");
    words(page).press("Enter");
    await(page, held);
    page.waitForCondition(() -> says(page, "#room-composer form", "Sending…"));
    letGo(page, held.getFirst());
    page.waitForCondition(() -> !says(page, "#room-composer form", "Sending…"));
  }

  @Test
  void who_hears_nothing_listens_anew() {
    var context = context(ColorScheme.LIGHT, 1280);
    context.clock().install();
    var held = new ArrayList<Route>();
    context.route(STREAM, held::add);
    var page = enter(context);
    await(page, held);
    assertThat(page.locator(".away")).hasCount(0);
    page.clock().fastForward("00:45");
    page.waitForCondition(() -> held.size() == 2);
    assertThat(page.locator(".away")).isVisible();
    held.getLast().resume();
    assertThat(page.locator(".away")).hasCount(0);
    stage.post("/api/as/ravi/say", Stage.said("request-1", "general", "hello"));
    assertThat(page.locator("#room-list")).containsText("hello");
  }

  @Test
  void that_the_link_is_a_new_one_is_told_once() {
    var context = context(ColorScheme.LIGHT, 1280);
    var stranger = new Route.FulfillOptions().setStatus(401).setBody("{}");
    context.route(STREAM, it -> it.fulfill(stranger));
    var page = enter(context);
    var people = held(page, ".*/api/people$");
    await(page, people);
    settle(page, people.getFirst(), stranger);
    page.getByRole(AriaRole.BUTTON, named("Dismiss")).click();
    page.waitForCondition(() -> people.size() > 1);
    settle(page, people.getLast(), stranger);
    assertThat(page.locator(".problem")).hasCount(0);
    complaints.clear();
  }

  /** What stands behind an element, in nobody's text, once it is shown. */
  private static boolean says(Page page, String element, String words) {
    return (boolean)
        page.locator(element)
            .evaluate(
                "(it, words) => (({content, visibility}) => visibility === 'visible' &&"
                    + " content.includes(words))(getComputedStyle(it, '::after'))",
                words);
  }
}
