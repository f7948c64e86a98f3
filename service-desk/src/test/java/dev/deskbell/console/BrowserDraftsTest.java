package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.arrived;
import static dev.deskbell.story.ConsolePage.named;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.deskbell.chat.Incoming;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What somebody types belongs to them and to its place, until the desk has it. */
class BrowserDraftsTest extends InBrowser {
  @Test
  void words_tried_again_are_said_by_whom_and_where_they_were_typed() {
    var page = enter();
    page.route(Pattern.compile(".*/say$"), Route::abort);
    words(page).fill("an important thought");
    words(page).press("Enter");
    var again = page.getByRole(AriaRole.BUTTON, named("Try again"));
    assertThat(again).isVisible();
    page.unrouteAll();
    go(page, "service-desk");
    words(page).fill("half another thought");
    again.click();
    page.waitForCondition(() -> stage.seen("ana", "general").size() == 1);
    assertThat(stage.seen("ana", "general").getFirst().path("author").asString()).isEqualTo("ana");
    assertThat(words(page)).hasValue("half another thought");
    go(page, "general");
    assertThat(words(page)).hasValue("");
    complaints.clear();
  }

  @Test
  void a_press_tried_again_is_the_same_persons_and_acts_once() {
    anIncident();
    var page = enter();
    page.route(Pattern.compile(".*/press$"), Route::abort);
    page.getByRole(AriaRole.BUTTON, named("Acknowledge")).click();
    var again = page.getByRole(AriaRole.BUTTON, named("Try again"));
    assertThat(again).isVisible();
    page.unrouteAll();
    become(page, 2, "Ravi Nair");
    assertThat(again).hasCount(0);
    become(page, 1, "Ana Sousa");
    again.click();
    assertThat(page.getByText("Acknowledged by Ana Sousa")).isVisible();
    assertThat(stage.desk.heard.stream().filter(Incoming.Press.class::isInstance)).hasSize(1);
    complaints.clear();
  }

  @Test
  void a_reload_in_the_middle_of_a_send_does_not_make_it_two() {
    var page = enter();
    var held = held(page, ".*/say$");
    words(page).fill("an important thought");
    words(page).press("Enter");
    await(page, held);
    held.getFirst().fetch();
    page.reload();
    page.unrouteAll();
    arrived(page, "#room-list");
    assertThat(words(page)).hasValue("an important thought");
    words(page).press("Enter");
    assertThat(words(page)).hasValue("");
    assertThat(stage.seen("ana", "general")).hasSize(1);
    words(page).fill("an important thought");
    words(page).press("Enter");
    page.waitForCondition(() -> stage.seen("ana", "general").size() == 2);
    complaints.clear();
  }

  @Test
  void a_command_sets_a_draft_aside_and_a_draft_keeps_to_its_place() {
    var page = enter();
    words(page).fill("half a thought");
    page.locator("#room-name").focus();
    page.keyboard().press("/");
    assertThat(words(page)).hasValue("/desk ");
    page.keyboard().type("help");
    page.keyboard().press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, named("What can be said"))).isVisible();
    assertThat(words(page)).hasValue("half a thought");
    go(page, "service-desk");
    assertThat(words(page)).hasValue("");
    become(page, 2, "Ravi Nair");
    go(page, "general");
    assertThat(words(page)).hasValue("");
    become(page, 1, "Ana Sousa");
    go(page, "general");
    assertThat(words(page)).hasValue("half a thought");
    page.reload();
    arrived(page, "#room-list");
    assertThat(words(page)).hasValue("half a thought");
  }

  @Test
  void files_on_their_way_stay_with_the_words_they_were_attached_to() {
    var page = enter();
    var held = held(page, ".*/files.*");
    words(page).fill("the logs of last night");
    page.locator("#room-composer input[type=file]")
        .setInputFiles(
            new FilePayload[] {
              new FilePayload("one.log", "text/plain", "1".getBytes(UTF_8)),
              new FilePayload("two.log", "text/plain", "2".getBytes(UTF_8))
            });
    await(page, held);
    page.locator("#room-name").focus();
    page.keyboard().press("/");
    assertThat(words(page)).hasValue("/desk ");
    held.getFirst().resume();
    page.waitForCondition(() -> held.size() == 2);
    letGo(page, held.getLast());
    assertThat(page.getByText("two.log")).hasCount(0);
    words(page).fill("");
    assertThat(words(page)).hasValue("the logs of last night");
    assertThat(page.getByText("one.log")).isVisible();
    assertThat(page.getByText("two.log")).isVisible();
  }

  @Test
  void an_answer_that_comes_late_empties_only_the_line_it_was_typed_in() {
    var page = enter();
    var held = held(page, ".*/say$");
    words(page).fill("said in general");
    words(page).press("Enter");
    await(page, held);
    go(page, "service-desk");
    words(page).fill("typed elsewhere");
    letGo(page, held.getFirst());
    go(page, "general");
    assertThat(words(page)).hasValue("");
    go(page, "service-desk");
    assertThat(words(page)).hasValue("typed elsewhere");
  }

  @Test
  void answers_typed_into_a_form_stay_with_the_place_it_was_asked_for_in() {
    var page = enter();
    var why = page.getByLabel("What is it for?");
    asksForALaptop(page);
    why.fill("To build the new site");
    page.keyboard().press("Escape");
    go(page, "service-desk");
    asksForALaptop(page);
    assertThat(why).hasValue("");
    page.keyboard().press("Escape");
    page.reload();
    arrived(page, "#room-list");
    go(page, "general");
    asksForALaptop(page);
    assertThat(why).hasValue("To build the new site");
  }

  @Test
  void an_edit_that_is_left_is_gone_on_with() {
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", "one"));
    var page = enter();
    words(page).press("ArrowUp");
    page.getByLabel("Edit message").fill("one and a half");
    go(page, "service-desk");
    go(page, "general");
    words(page).press("ArrowUp");
    assertThat(page.getByLabel("Edit message")).hasValue("one and a half");
    page.getByLabel("Edit message").press("Enter");
    assertThat(page.locator("#room-list")).containsText("one and a half(edited)");
  }
}
