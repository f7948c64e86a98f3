package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.arrived;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Who and where somebody is on the page, however late the desk answers. */
class BrowserPlacesTest extends InBrowser {
  @Test
  void older_messages_that_come_late_are_not_shown_elsewhere() {
    talk(60);
    var page = enter();
    var held = held(page, ".*before=.*");
    page.evaluate("document.getElementById('messages').scrollTop = 0");
    await(page, held);
    go(page, "service-desk");
    page.waitForResponse(Pattern.compile(".*before=.*"), () -> held.getFirst().resume());
    words(page).fill("here");
    words(page).press("Enter");
    assertThat(page.locator("#room-list")).containsText("here");
    assertThat(messages(page)).hasCount(1);
  }

  @Test
  void one_scrolls_back_to_the_first_message() {
    talk(120);
    var page = enter();
    page.waitForCondition(() -> {
      page.evaluate("document.getElementById('messages').scrollTop = 0");
      return messages(page).count() == 120;
    });
    assertThat(messages(page).first()).containsText("message 1");
  }

  @Test
  void the_next_person_and_the_next_room_show_nothing_of_the_last() {
    talk(3);
    var page = enter();
    assertThat(messages(page)).hasCount(3);
    var home = held(page, ".*/api/as/ravi$");
    page.keyboard().press("Alt+2");
    await(page, home);
    assertThat(page.locator("#cast .me")).containsText("Ravi Nair");
    assertThat(messages(page)).hasCount(0);
    assertThat(page.locator("#side [data-room]")).hasCount(0);
    home.getFirst().resume();
    assertThat(messages(page)).hasCount(3);

    var room = held(page, ".*/rooms/network$");
    page.locator("#side [data-room=network]").click();
    await(page, room);
    assertThat(messages(page)).hasCount(0);
    room.getFirst().resume();
    arrived(page, "#room-list");
  }

  @Test
  void one_is_who_one_chose_last() {
    var page = enter();
    var home = held(page, ".*/api/as/ravi$");
    page.keyboard().press("Alt+2");
    await(page, home);
    become(page, 3, "Mona Lindqvist");
    page.waitForResponse(Pattern.compile(".*/api/as/ravi$"), () -> home.getFirst().resume());
    go(page, "@mona");
    assertThat(page.locator("#cast .me")).containsText("Mona Lindqvist");
    assertThat(page.locator("#cast [aria-pressed=true]"))
        .hasAttribute("aria-label", "Be Mona Lindqvist, Manager");
    assertThat(page.locator("#side [data-room='@ravi']")).hasCount(0);
  }

  @Test
  void there_is_one_stream_at_a_time() {
    var context = context(ColorScheme.LIGHT, 1280);
    context.addInitScript(
        """
        window.streams = [];
        window.EventSource = class extends EventSource {
          constructor(address) { super(address); window.streams.push(this); }
        };
        """);
    context.route(
        Pattern.compile(".*/api/as/ana/stream.*"),
        it -> it.fulfill(new Route.FulfillOptions().setStatus(503)));
    var page = enter(context);
    var people = held(page, ".*/api/people$");
    await(page, people);
    become(page, 2, "Ravi Nair");
    page.waitForResponse(Pattern.compile(".*/api/people$"), () -> people.getFirst().resume());
    go(page, "service-desk");
    assertThat(page.evaluate("window.streams.filter(it => it.readyState !== 2).length"))
        .isEqualTo(1);
    complaints.clear();
  }

  private void talk(int messages) {
    for (var i = 1; i <= messages; i++) {
      stage.post("/api/as/ravi/say", Stage.said("request-" + i, "general", "message " + i));
    }
  }

  private static Locator messages(Page page) {
    return page.locator("#room-list > .message");
  }
}
