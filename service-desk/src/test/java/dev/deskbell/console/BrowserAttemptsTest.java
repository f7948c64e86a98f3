package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the desk did not take, or took without a word: who tries what again, and when it is the
 * same.
 */
class BrowserAttemptsTest extends InBrowser {
  private static final Pattern SAY = Pattern.compile(".*/say$");

  @Test
  void words_corrected_since_they_failed_are_the_ones_tried_again() {
    var page = enter();
    page.route(SAY, Route::abort);
    says(page, "/desk hepl");
    assertThat(again(page)).isVisible();
    page.unrouteAll();
    words(page).fill("/desk help");
    again(page).click();
    assertThat(page.getByRole(AriaRole.HEADING, named("What can be said"))).isVisible();
    assertThat(words(page)).hasValue("");
    assertThat(page.locator(".echo")).hasText("You said /desk help");
    complaints.clear();
  }

  @ParameterizedTest
  @ValueSource(ints = {360, 1280})
  void what_failed_stays_in_sight(int width) {
    var page = enter(context(ColorScheme.LIGHT, width));
    page.route(SAY, Route::abort);
    says(page, "many words ".repeat(90));
    assertThat(again(page)).isVisible();
    var typed = page.locator("#room-composer").boundingBox();
    var told = page.locator(".problem").boundingBox();
    assertThat(told.y + told.height).isLessThan(typed.y);
    complaints.clear();
  }

  @Test
  void who_dismisses_a_problem_is_back_where_they_were() {
    var page = enter();
    page.route(SAY, Route::abort);
    says(page, "a thought");
    assertThat(again(page)).isVisible();
    page.getByRole(AriaRole.BUTTON, named("Dismiss")).focus();
    page.keyboard().press("Enter");
    assertThat(again(page)).hasCount(0);
    assertThat(words(page)).isFocused();
    complaints.clear();
  }

  @Test
  void words_taken_back_are_not_tried_again_nor_those_that_make_room_for_a_command() {
    var page = enter();
    page.route(SAY, Route::abort);
    says(page, "a thought");
    assertThat(again(page)).isVisible();
    words(page).fill("");
    assertThat(again(page)).hasCount(0);
    says(page, "another thought");
    assertThat(again(page)).isVisible();
    page.locator("#room-name").focus();
    page.keyboard().press("/");
    assertThat(again(page)).hasCount(0);
    words(page).fill("");
    assertThat(words(page)).hasValue("another thought");
    complaints.clear();
  }

  @Test
  void words_whose_answer_was_lost_are_said_once_whatever_was_said_in_between() {
    var page = enter();
    page.route(
        SAY,
        it -> {
          it.fetch();
          it.abort();
        });
    says(page, "a thought");
    assertThat(again(page)).isVisible();
    page.unrouteAll();
    page.locator("#room-name").focus();
    page.keyboard().press("/");
    says(page, "/desk help");
    assertThat(page.getByRole(AriaRole.HEADING, named("What can be said"))).isVisible();
    assertThat(words(page)).hasValue("a thought");
    words(page).press("Enter");
    assertThat(words(page)).hasValue("");
    assertThat(stage.seen("ana", "general")).hasSize(1);
    complaints.clear();
  }

  @Test
  void whoever_is_chosen_next_is_told_nothing_that_failed_for_the_last() {
    var page = enter();
    var held = held(page, ".*/say$");
    says(page, "a thought of Ana's");
    await(page, held);
    become(page, 2, "Ravi Nair");
    refuse(page, held.getFirst());
    assertThat(page.locator(".problem")).hasCount(0);
    become(page, 1, "Ana Sousa");
    assertThat(page.locator(".problem")).containsText("Not now.");
    complaints.clear();
  }

  @Test
  void what_was_refused_is_tried_anew() {
    var page = enter();
    page.route(SAY, it -> it.fulfill(NOT_NOW));
    var first = idOfSaying(page, "a thought");
    assertThat(page.getByText("Not now.")).isVisible();
    assertThat(idOfSaying(page, "a thought")).isNotEqualTo(first);
    complaints.clear();
  }

  @Test
  void what_was_not_answered_is_the_same_for_five_minutes() {
    var page = enter();
    var now = Instant.parse("2026-03-03T09:00:00Z");
    page.clock().setFixedTime(now.toEpochMilli());
    page.route(SAY, Route::abort);
    var first = idOfSaying(page, "a thought");
    page.clock().setFixedTime(now.plus(Duration.ofMinutes(5)).minusMillis(1).toEpochMilli());
    assertThat(idOfSaying(page, "a thought")).isEqualTo(first);
    page.clock().setFixedTime(now.plus(Duration.ofMinutes(5)).toEpochMilli());
    assertThat(idOfSaying(page, "a thought")).isNotEqualTo(first);
    complaints.clear();
  }

  @Test
  void a_connection_that_is_stuck_gives_the_line_back() {
    var page = enter();
    page.clock().install();
    var held = held(page, ".*/say$");
    says(page, "a thought");
    await(page, held);
    page.clock().fastForward("00:15");
    assertThat(again(page)).isVisible();
    assertThat(words(page)).isEditable();
    assertThat(words(page)).hasValue("a thought");
    page.unrouteAll();
    again(page).click();
    assertThat(words(page)).hasValue("");
    assertThat(stage.seen("ana", "general")).hasSize(1);
    complaints.clear();
  }

  @Test
  void a_connection_that_breaks_again_and_again_gives_the_line_back_as_soon() {
    var page = enter();
    page.clock().install();
    var held = held(page, ".*/say$");
    says(page, "a thought");
    await(page, held);
    page.clock().fastForward("00:10");
    held.getFirst().abort();
    // It breaks, and the page asks once more after a moment.
    page.waitForCondition(() -> {
      page.clock().runFor(100);
      return held.size() == 2;
    });
    page.clock().fastForward("00:05");
    // The page's clock goes on by itself: the second try's own fifteen seconds end later.
    assertThat(again(page)).isVisible(new IsVisibleOptions().setTimeout(5_000));
    assertThat(held).hasSize(2);
    complaints.clear();
  }

  @Test
  void half_an_answer_is_none() {
    var page = enter();
    var cut = new Route.FulfillOptions().setBody("{\"reply\":\"sil");
    page.route(
        SAY,
        it -> {
          it.fetch();
          it.fulfill(cut);
        },
        new Page.RouteOptions().setTimes(1));
    says(page, "a thought");
    assertThat(words(page)).hasValue("");
    assertThat(stage.seen("ana", "general")).hasSize(1);
  }

  @Test
  void an_edit_saved_by_a_double_press_is_saved_once() {
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", "one"));
    var page = enter();
    words(page).press("ArrowUp");
    page.getByLabel("Edit message").fill("one and a half");
    var held = held(page, ".*/edit$");
    page.getByRole(AriaRole.BUTTON, named("Save")).dblclick();
    await(page, held);
    letGo(page, held.getFirst());
    assertThat(page.locator("#room-list")).containsText("one and a half(edited)");
    assertThat(held).hasSize(1);
  }

  /** Until the page has its answer, or knows that it gets none. */
  private static String idOfSaying(Page page, String words) {
    var request = page.waitForRequest(SAY, () -> says(page, words));
    assertThat(page.locator("#room-composer form")).hasAttribute("aria-busy", "false");
    return Stage.JSON.readTree(request.postData()).path("id").asString();
  }

  private static void says(Page page, String words) {
    words(page).fill(words);
    words(page).press("Enter");
  }

  private static Locator again(Page page) {
    return page.getByRole(AriaRole.BUTTON, named("Try again"));
  }
}
