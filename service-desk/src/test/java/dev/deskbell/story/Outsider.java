package dev.deskbell.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;

/** Whoever reads the status page: without an account, in whatever window. */
final class Outsider {
  /** Narrow and wide, light and dark: between both, every colour at every width. */
  static final List<Look> ONE =
      List.of(new Look(320, 700, ColorScheme.LIGHT), new Look(1600, 900, ColorScheme.DARK));

  static final List<Look> OTHER =
      List.of(new Look(320, 700, ColorScheme.DARK), new Look(1600, 900, ColorScheme.LIGHT));

  private final Browser browser;
  private final String address;

  Outsider(Browser browser, String address) {
    this.browser = browser;
    this.address = address;
  }

  /** These words, nothing to scroll sideways for, nothing in anybody's way. */
  void sees(List<Look> looks, String... words) {
    for (var look : looks) {
      try (var context = browser.newContext(look.options())) {
        var page = context.newPage();
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(it -> complaints.add(it.text()));
        page.navigate(address);
        assertThat(page.locator("body").innerText()).contains(words);
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
            .isLessThanOrEqualTo(look.width());
        Chromium.assertAccessible(page, "the status page " + look);
        assertThat(context.cookies()).isEmpty();
        assertThat(complaints).isEmpty();
      }
    }
  }

  /** As caches and feed readers ask: without cookies, and again only if it has changed. */
  void asksAgain() throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      for (var path : List.of("", "/feed.atom", ".json")) {
        var whole = client.send(to(path).build(), BodyHandlers.ofString());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(whole.headers().firstValue("Cache-Control").orElseThrow()).contains("public");
        var tag = whole.headers().firstValue("ETag").orElseThrow();
        var same =
            client.send(to(path).header("If-None-Match", tag).build(), BodyHandlers.ofString());
        assertThat(same.statusCode()).isEqualTo(304);
        assertThat(same.body()).isEmpty();
      }
    }
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create(address + path));
  }

  /** The page as it is in that window. */
  byte[] picture(Look look) {
    try (var context = browser.newContext(look.options())) {
      var page = context.newPage();
      page.navigate(address);
      return page.screenshot(new Page.ScreenshotOptions().setFullPage(true));
    }
  }
}
