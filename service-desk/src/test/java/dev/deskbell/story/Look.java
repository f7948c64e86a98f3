package dev.deskbell.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/** Width, height and colours of somebody's window. */
public record Look(int width, int height, ColorScheme colours) {
  public static final Look DESKTOP = new Look(1280, 800, ColorScheme.LIGHT);

  public Browser.NewContextOptions options() {
    return new Browser.NewContextOptions()
        .setColorScheme(colours)
        .setReducedMotion(ReducedMotion.REDUCE)
        .setLocale("en-GB")
        .setTimezoneId("Europe/Lisbon")
        .setViewportSize(width, height);
  }
}
