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
    letGo(page, held.getFirst());
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
    assertThat(messages(page).first().locator(".words")).hasText("message 1");
  }

  @Test
  void what_one_says_is_in_sight_however_far_one_had_read_back() {
    talk(40);
    var page = enter();
    page.evaluate("document.getElementById('messages').scrollTop = 300");
    assertThat(messages(page).last()).not().isInViewport();
    words(page).fill("here");
    words(page).press("Enter");
    assertThat(messages(page)).hasCount(41);
    assertThat(messages(page).last()).isInViewport();
    assertThat(messages(page).last()).containsText("here");
  }

  @Test
  void what_one_says_in_another_window_leaves_this_one_where_it_is() {
    talk(40);
    var page = enter();
    page.evaluate("document.getElementById('messages').scrollTop = 300");
    stage.post("/api/as/ana/say", Stage.said("request-x", "general", "said elsewhere"));
    assertThat(page.locator("#room-list")).containsText("said elsewhere");
    assertThat(page.evaluate("document.getElementById('messages').scrollTop")).isEqualTo(300);
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
    arrived(page, "#room-list");

    var room = held(page, ".*/rooms/network$");
    page.locator("#side [data-room=network]").click();
    await(page, room);
    assertThat(messages(page)).hasCount(0);
    letGo(page, room.getFirst());
    arrived(page, "#room-list");
    assertThat(messages(page)).hasCount(0);
  }

  @Test
  void one_is_who_one_chose_last() {
    var page = enter();
    var home = held(page, ".*/api/as/ravi$");
    page.keyboard().press("Alt+2");
    await(page, home);
    become(page, 3, "Mona Lindqvist");
    letGo(page, home.getFirst());
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
    letGo(page, people.getFirst());
    go(page, "service-desk");
    assertThat(page.evaluate("window.streams.filter(it => it.readyState !== 2).length"))
        .isEqualTo(1);
    complaints.clear();
  }

  @Test
  void an_address_that_cannot_be_read_leads_to_where_one_begins() {
    var page = enter();
    go(page, "service-desk");
    page.evaluate("location.hash = '#/%E0%A4%A/%/100%'");
    page.reload();
    page.waitForSelector("body.ready");
    arrived(page, "#room-list");
    assertThat(page.locator("#cast .me")).containsText("Ana Sousa");
    assertThat(page.locator("#room-name")).hasText("general");
    assertThat(page).hasURL(Pattern.compile(".*#/ana/general$"));
  }

  @Test
  void a_room_is_gone_to_whatever_is_told_between_press_and_release() {
    var page = enter();
    page.locator("#side [data-room=service-desk]").hover();
    page.mouse().down();
    stage.post("/api/as/ravi/say", Stage.said("request-1", "service-desk", "hello"));
    assertThat(page.locator("#side [data-room=service-desk]")).containsText("1 unread");
    page.mouse().up();
    assertThat(page.locator("#room-name")).hasText("service-desk");
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
