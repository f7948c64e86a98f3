package dev.deskbell.story;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Takes the README's pictures of the real desk, when asked for with {@code -Dpictures=true}. */
@EnabledIfSystemProperty(named = "pictures", matches = "true")
class PicturesTest {
  private static final Path FOLDER = Path.of("..", "docs", "pictures");
  private static final String CHECKOUT = "INC-3 · Checkout answers with error 500";

  @Test
  void the_desk_at_work() {
    try (var chromium = new Chromium();
        var desk = new RealDesk()) {
      var theatre = new Cast(chromium, desk);
      var ana = theatre.enters("Ana Carvalho", new Look(390, 800, ColorScheme.LIGHT));
      reports(theatre);
      ana.says(
          "/desk incident declare Checkout answers with error 500"
              + " impact:high urgency:high service:checkout");
      worksOnIt(theatre, ana);
      picture(ana.page(), "narrow");
      for (var colours : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
        var yuki = theatre.enters("Yuki Tanabe", new Look(1440, 900, colours));
        yuki.goesTo("incidents");
        yuki.opensTheThreadOf(yuki.card(CHECKOUT));
        yuki.page().mouse().move(700, 5);
        picture(yuki.page(), "console-" + colours.name().toLowerCase(java.util.Locale.ROOT));
      }
      var otto = theatre.enters("Otto Lindner", new Look(1100, 860, ColorScheme.LIGHT));
      otto.says("/desk request laptop");
      var form = otto.form("Laptop");
      otto.chooses(form, "Which model?", "Power (16 inch");
      otto.chooses(form, "What for?", "A second one");
      form.locator(".fields").evaluate("it => it.parentElement.parentElement.scrollTo(0, 0)");
      picture(otto.page(), "form");
    }
  }

  /** With a quarter of a year behind it, and one service down. */
  @Test
  void the_status_page() {
    try (var chromium = new Chromium();
        var desk = new RealDesk()) {
      var theatre = new Cast(chromium, desk);
      pastOf(desk.get(JdbcClient.class));
      var mia = theatre.enters("Mia Duarte");
      mia.says(
          "/desk status publish Some card payments fail services:checkout effect:partial-outage"
              + " message:\"Our payment provider answers one call in three. Paying by invoice"
              + " works.\"");
      mia.presses(mia.card("Some card payments fail"), "Publish");
      assertThat(mia.card("That is on the status page now")).isVisible();
      var outsider = new Outsider(chromium.browser(), desk.address() + "/status");
      Palette.write(
          outsider.picture(new Look(1000, 700, ColorScheme.LIGHT)), FOLDER.resolve("status.png"));
    }
  }

  private static void pastOf(JdbcClient db) {
    db.sql(
            """
            with days (number, title, service, effect, days, hours) as (values
                (1001, 'Remote access drops', 'vpn', 'MAJOR_OUTAGE', 37, 9),
                (1002, 'The web shop is slow', 'checkout', 'DEGRADED', 63, 60),
                (1003, 'Mail is late', 'email', 'PARTIAL_OUTAGE', 12, 3)),
              told as (
                insert into status_notice (id, kind, state, title, author, published_at, changed_at,
                    ended_at)
                select number, 'TROUBLE', 'RESOLVED', title, 1, now() - days * interval '1 day',
                    now(), now() - days * interval '1 day' + hours * interval '1 hour'
                  from days),
              said as (
                insert into status_update (notice, seq, state, words, at, author)
                select number, 1, 'RESOLVED', 'It works again.',
                    now() - days * interval '1 day' + hours * interval '1 hour', 1
                  from days)
            insert into status_span (notice, service, effect, from_at, until_at)
            select number, service, effect, now() - days * interval '1 day',
                now() - days * interval '1 day' + hours * interval '1 hour'
              from days
            """)
        .update();
  }

  private record Cast(Chromium chromium, RealDesk desk) {
    Somebody enters(String name, Look look) {
      var one = new Somebody(chromium.browser(), desk.link(), name, Hands.POINTER, look);
      one.closesTheWelcome();
      one.goesTo("Deskbell");
      return one;
    }

    Somebody enters(String name) {
      return enters(name, Look.DESKTOP);
    }
  }

  private static void reports(Cast cast) {
    var ines = cast.enters("Inês Prado");
    ines.says(
        "/desk incident declare Wi-Fi in Porto drops every few minutes"
            + " impact:medium urgency:medium service:wifi");
    assertThat(ines.card("INC-1 · Wi-Fi")).isVisible();
    var otto = cast.enters("Otto Lindner");
    otto.says(
        "/desk incident declare The label printer prints blank labels"
            + " impact:low urgency:medium service:printing");
    assertThat(otto.card("INC-2 · The label printer")).isVisible();
    var ben = cast.enters("Ben Azevedo");
    ben.goesTo("incidents");
    ben.presses(ben.card("INC-1 · Wi-Fi"), "Acknowledge");
    assertThat(ben.card("INC-1 · Wi-Fi")).containsText("Acknowledged by");
  }

  private static void worksOnIt(Cast cast, Somebody ana) {
    var lena = cast.enters("Lena Vogt");
    lena.goesTo("incidents");
    lena.presses(lena.card(CHECKOUT), "Acknowledge");
    assertThat(ana.card(CHECKOUT)).containsText("Acknowledged by");
    lena.presses(lena.card(CHECKOUT), "Start work");
    lena.opensTheThreadOf(lena.card(CHECKOUT));
    lena.saysInTheThread("The payment provider answers one call in three. I have a case open.");
    var yuki = cast.enters("Yuki Tanabe");
    yuki.goesTo("incidents");
    yuki.opensTheThreadOf(yuki.card(CHECKOUT));
    yuki.saysInTheThread("Then let us offer payment by invoice until they are back.");
    assertThat(lena.page().locator("#thread-list")).containsText("by invoice");
    lena.presses(lena.card(CHECKOUT), "Reply");
    var reply = lena.form("Write to the requester");
    lena.fillsIn(reply, "Your message", "Cards fail at our provider; paying by invoice works now.");
    lena.sends(reply);
    ana.opensTheThreadOf(ana.card(CHECKOUT));
    assertThat(ana.page().locator("#thread-list")).containsText("paying by invoice works now");
    ana.saysInTheThread("Thank you, I tell the customers.");
    assertThat(lena.page().locator("#thread-list")).containsText("I tell the customers");
  }

  private static void picture(Page page, String name) {
    page.evaluate("document.activeElement.blur()");
    Palette.write(page.screenshot(), FOLDER.resolve(name + ".png"));
  }
}
