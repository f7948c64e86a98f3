package dev.deskbell.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.function.BooleanSupplier;

/** How somebody does things on a page. */
enum Hands {
  POINTER {
    @Override
    void press(Locator button) {
      button.click();
    }

    @Override
    void choose(Locator radio) {
      radio.click();
    }

    @Override
    void go(Locator field) {
      field.click();
    }
  },

  /** Tab, arrows, Enter, Space, and never a pointer. */
  KEYBOARD {
    @Override
    void press(Locator button) {
      go(button);
      button.page().keyboard().press("Enter");
    }

    /** Only one of a group is on the way of the Tab key: the arrows lead to the others. */
    @Override
    void choose(Locator radio) {
      var keyboard = radio.page().keyboard();
      var group = radio.getAttribute("name");
      tab(radio, () -> group.equals(radio.page().evaluate("document.activeElement.name ?? ''")));
      keyboard.press("Space");
      for (var i = 0; i < 10 && !radio.isChecked(); i++) {
        keyboard.press("ArrowDown");
      }
      assertThat(radio).isChecked();
    }

    @Override
    void go(Locator field) {
      assertThat(field).isVisible();
      tab(field, () -> (Boolean) field.evaluate("it => it === document.activeElement"));
    }

    /** The page may be drawn anew on the way: what is wanted is looked up at each step. */
    private static void tab(Locator to, BooleanSupplier there) {
      for (var i = 0; i < 250; i++) {
        if (there.getAsBoolean()) {
          return;
        }
        to.page().keyboard().press("Tab");
      }
      throw new AssertionError("the Tab key doesn't reach " + to);
    }
  };

  abstract void press(Locator button);

  abstract void choose(Locator radio);

  abstract void go(Locator field);

  void type(Locator field, String words) {
    go(field);
    field.page().keyboard().type(words);
  }
}
