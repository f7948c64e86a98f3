package dev.deskbell.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;

/** The console's page, whatever desk is behind it. */
public final class ConsolePage {
  private ConsolePage() {}

  /**
   * Enters by the link from the desk's log, until somebody's rooms are there.
   *
   * @param complaints where the browser's own are noted
   */
  public static Page enter(BrowserContext context, String link, List<String> complaints) {
    var page = context.newPage();
    page.onConsoleMessage(it -> {
      if (it.type().equals("error")) complaints.add(it.text());
    });
    page.onPageError(complaints::add);
    page.navigate(link);
    page.waitForSelector("body.ready");
    arrived(page, "#room-list");
    return page;
  }

  /** A list is busy until its messages are there. */
  public static void arrived(Page page, String list) {
    assertThat(page.locator(list)).hasAttribute("aria-busy", "false");
  }

  public static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name);
  }
}
