package dev.deskbell.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The system's own browser, without a window, and axe to look over its pages. */
public final class Chromium implements AutoCloseable {
  private static final String AXE = axe();
  private static final String FINDINGS =
      """
      axe.run().then(it => it.violations.flatMap(
          v => v.nodes.map(n => v.id + ': ' + n.html + ' ' + n.failureSummary)))
      """;

  private static final double PATIENCE = 15_000;

  static {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
  }

  private final Playwright playwright = Playwright.create();
  private final Browser browser = playwright.chromium().launch(options());

  private static BrowserType.LaunchOptions options() {
    return new BrowserType.LaunchOptions()
        .setExecutablePath(program())
        .setArgs(
            List.of(
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync"));
  }

  private static Path program() {
    return Stream.of(
            System.getenv("DESKBELL_CHROMIUM"),
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome")
        .filter(it -> it != null && Files.isExecutable(Path.of(it)))
        .findFirst()
        .map(Path::of)
        .orElseThrow(
            () -> new IllegalStateException("Install Chromium, or name it in DESKBELL_CHROMIUM."));
  }

  public Browser browser() {
    return browser;
  }

  /** Fails with all that axe finds wrong on the page as it is now. */
  @SuppressWarnings("unchecked")
  public static void assertAccessible(Page page, String name) {
    page.evaluate(AXE);
    assertThat((List<String>) page.evaluate(FINDINGS)).as(name).isEmpty();
  }

  private static String axe() {
    try (var script = Chromium.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(script).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new IllegalStateException(unreadable);
    }
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
