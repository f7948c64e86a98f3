package dev.deskbell.story;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import dev.deskbell.chat.Place;
import dev.deskbell.slack.SlackStage;
import dev.deskbell.slack.fake.ApiCall;
import dev.deskbell.slack.fake.SlackPlayer;
import dev.deskbell.slack.fake.Team;
import dev.deskbell.testing.contract.Entry;
import dev.deskbell.testing.contract.Seen;
import dev.deskbell.testing.theatre.CoreTheatre;
import dev.deskbell.testing.theatre.ExampleOrganisation;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Draws the pictures of the guide to Slack from the Block Kit that the adapter really sends, when
 * asked for with {@code -Dpictures=true}.
 */
@EnabledIfSystemProperty(named = "pictures", matches = "true")
class SlackPicturesTest {
  private static final Path FOLDER = Path.of("..", "docs", "pictures");
  private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
  private static final String WHAT = "Checkout answers with error 500";

  @Test
  void from_the_form_to_the_page() {
    try (var chromium = new Chromium();
        var theatre = new CoreTheatre(organisation(), SlackStage::overHttp)) {
      var stage = (SlackStage) theatre.stage();
      var ana = stage.player("ana", LISBON);
      var sam = stage.player("sam", LISBON);
      var room = stage.room("service-desk");
      var typed = declares(stage, ana);
      theatre.settles();
      form(chromium, stage, typed);
      var card = card(() -> sam.sees(room));
      sam.presses(card, "Acknowledge");
      theatre.settles();
      answers(theatre, ana, "It began at 14:02, right after the release.");
      thread(chromium, stage, room);
      page(chromium, theatre, stage, sam);
    }
  }

  private static Map<String, String> declares(SlackStage stage, SlackPlayer ana) {
    ana.types(stage.room("general"), "incident declare");
    Awaitility.await().until(() -> ana.form().isPresent());
    var form = ana.form().orElseThrow();
    var impact = beginning(form.field("How much is affected?").orElseThrow().choices(), "High");
    var urgency = beginning(form.field("How urgent is it?").orElseThrow().choices(), "High");
    ana.submits(
        Map.of(
            "What happened?", Entry.typed(WHAT),
            "How much is affected?", Entry.chosen(impact),
            "How urgent is it?", Entry.chosen(urgency)));
    return Map.of(
        "What happened?", WHAT, "How much is affected?", impact, "How urgent is it?", urgency);
  }

  private static String beginning(List<String> choices, String word) {
    return choices.stream().filter(it -> it.startsWith(word)).findFirst().orElseThrow();
  }

  private static void form(Chromium chromium, SlackStage stage, Map<String, String> typed) {
    var view = last(stage, "views.open", _ -> true).maybe("view").orElseThrow();
    takes(chromium, "slack-form", SlackSketch.page(560, SlackSketch.modal(view, typed)));
  }

  private static void answers(CoreTheatre theatre, SlackPlayer ana, String words) {
    var letter = card(ana::letters);
    ana.says(java.util.Objects.requireNonNull(letter.posting()).thread(), words);
    theatre.settles();
  }

  private static void thread(Chromium chromium, SlackStage stage, Place room) {
    Predicate<ApiCall> here = it -> it.maybe("channel").orElse("").equals(room.channel());
    var card = last(stage, "chat.update", here).maybe("blocks").orElseThrow();
    var below = last(stage, "chat.postMessage", here.and(it -> it.maybe("thread_ts").isPresent()));
    takes(
        chromium,
        "slack-card",
        SlackSketch.page(
            680,
            SlackSketch.channel("# service-desk"),
            SlackSketch.message(card, true),
            SlackSketch.thread(SlackSketch.message(below.maybe("blocks").orElseThrow(), false))));
  }

  private static void page(
      Chromium chromium, CoreTheatre theatre, SlackStage stage, SlackPlayer sam) {
    sam.opensHome();
    theatre.settles();
    var view = last(stage, "views.publish", _ -> true).maybe("view").orElseThrow();
    takes(
        chromium,
        "slack-home",
        SlackSketch.page(680, SlackSketch.channel("Deskbell · Home"), SlackSketch.home(view)));
  }

  private static ApiCall last(SlackStage stage, String method, Predicate<ApiCall> such) {
    return stage.slack().calls(method).stream().filter(such).reduce((_, it) -> it).orElseThrow();
  }

  private static Seen card(Supplier<List<Seen>> where) {
    return where.get().stream()
        .filter(it -> it.words().contains("INC-1 ·"))
        .findFirst()
        .orElseThrow();
  }

  private static void takes(Chromium chromium, String name, String html) {
    try (var page =
        chromium.browser().newPage(new Browser.NewPageOptions().setViewportSize(700, 300))) {
      page.setContent(html);
      Chromium.assertAccessible(page, name);
      page.locator("main")
          .screenshot(new Locator.ScreenshotOptions().setPath(FOLDER.resolve(name + ".png")));
    }
  }

  private static Path organisation() {
    return ExampleOrganisation.on(
        SlackPlayer.PLATFORM,
        SlackStage.TEAM,
        (kind, name) -> kind.equals("user") ? Team.userId(name) : Team.channelId(name));
  }
}
