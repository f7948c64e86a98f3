package dev.deskbell.story;

import com.microsoft.playwright.BrowserContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** One browser for all tests of a JVM, with windows of each test's own. */
@ExtendWith(WithChromium.Opened.class)
public abstract class WithChromium {
  protected static Chromium chromium;

  @BeforeAll
  static void open() {
    chromium = Objects.requireNonNull(Opened.one);
  }

  @AfterEach
  protected void closeWindows() {
    List.copyOf(chromium.browser().contexts()).forEach(BrowserContext::close);
  }

  /** It is closed after the last test. */
  static final class Opened implements BeforeAllCallback {
    private static @Nullable Chromium one;

    @Override
    public void beforeAll(ExtensionContext context) {
      one =
          context
              .getRoot()
              .getStore(Namespace.create(Chromium.class))
              .computeIfAbsent(Chromium.class, _ -> new Chromium(), Chromium.class);
    }
  }
}
