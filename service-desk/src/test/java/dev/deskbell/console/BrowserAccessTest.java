package dev.deskbell.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.deskbell.story.ConsolePage.named;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import dev.deskbell.story.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page as axe sees it: in both colours, wide and narrow. */
class BrowserAccessTest extends InBrowser {
  private static final Path PICTURES = Path.of("target", "console-pictures");

  @BeforeAll
  static void makeRoom() throws IOException {
    Files.createDirectories(PICTURES);
  }

  @ParameterizedTest
  @CsvSource({"LIGHT, 1280", "DARK, 1280", "LIGHT, 360", "DARK, 360"})
  void axe_finds_nothing(ColorScheme scheme, int width) {
    stage.post(
        "/api/as/ana/say",
        Stage.said("request-1", "general", "@desk incident declare Checkout is down"));
    stage.post("/api/as/ravi/say", Stage.said("request-2", "general", "Hello @ana, see `this`"));
    var root = stage.seen("ana", "general").get(1).path("id").asLong();
    stage.post(
        "/api/as/ravi/messages/" + root + "/react",
        Drawing.object().put("id", "request-3").put("emoji", "eyes"));
    stage.attach("ana", "x.txt", new byte[2]);
    var page = enter(context(scheme, width));
    var name = scheme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
    check(page, name + "-room");
    words(page).fill("/desk help");
    check(page, name + "-typing");
    words(page).press("Enter");
    assertThat(page.getByRole(AriaRole.HEADING, named("What can be said"))).isVisible();
    check(page, name + "-whisper");
    page.getByRole(AriaRole.BUTTON, named("Hand to …")).click();
    check(page, name + "-menu");
    page.keyboard().press("Escape");
    page.getByRole(AriaRole.BUTTON, named("1 reply")).click();
    assertThat(page.locator("#thread-list")).containsText("Replies in this thread");
    check(page, name + "-thread");
    page.keyboard().press("Escape");
    words(page).fill("/desk request new");
    words(page).press("Enter");
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, inner("Send request")).click();
    check(page, name + "-form");
    var form = page.getByRole(AriaRole.DIALOG);
    assertThat((Boolean) form.evaluate("it => it.scrollWidth <= it.clientWidth")).isTrue();
    page.keyboard().press("Escape");
    if (width < 700) {
      page.getByRole(AriaRole.BUTTON, named("Back to the rooms")).click();
      check(page, name + "-rooms");
    }
    assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
  }

  private void check(Page page, String name) {
    page.screenshot(new Page.ScreenshotOptions().setPath(PICTURES.resolve(name + ".png")));
    Chromium.assertAccessible(page, name);
  }
}
