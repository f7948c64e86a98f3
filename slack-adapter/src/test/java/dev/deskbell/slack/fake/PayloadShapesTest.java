package dev.deskbell.slack.fake;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.FileContent;
import dev.deskbell.chat.Place;
import dev.deskbell.testing.contract.Entry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the fake tells the app has no field that Slack's own samples lack. */
class PayloadShapesTest {
  private static final Set<String> LOOSE = Set.of("blocks", "attachments", "state", "reactions");

  /** Documented, and not in the samples. */
  private static final Set<String> ALSO =
      Set.of(
          "/token",
          "/context_team_id",
          "/context_enterprise_id",
          "/response_urls",
          "/view/blocks",
          "/state",
          "/actions/action_ts",
          "/is_enterprise_install",
          "/enterprise");

  private final JsonNode samples = samples();
  private final FakeSlack slack = new FakeSlack(Clock.systemUTC());
  private final List<Envelope> told = new ArrayList<>();
  private Team team;
  private SlackPlayer ana;
  private Place room;

  @BeforeEach
  void opens() {
    team = slack.team("T1");
    room = Place.channel("slack", "T1", team.room("general"));
    ana = slack.player(team, team.joins("ana", ZoneId.of("Europe/Berlin")));
    slack
        .deliveries()
        .goTo(it -> {
          told.add(it);
          return new Answer(200, "");
        });
  }

  @AfterEach
  void closes() {
    slack.close();
  }

  @Test
  void commands() {
    ana.types(room, "help");
    isLike("slash_commands", told.getFirst().payload());
  }

  @Test
  void messages() {
    var said = ana.says(room, "hello");
    var file = new FileContent("a.txt", "text/plain", new byte[] {1});
    ana.says(room, "see", file);
    ana.says(said.thread(), "below");
    isLike("message", told.getFirst().payload());
    isLike("file_share", told.get(1).payload());
    isLike("message", told.get(2).payload());
  }

  @Test
  void changes() {
    var said = ana.says(room, "hello");
    ana.edits(said, "hello there");
    ana.removes(said);
    isLike("message_changed", told.get(1).payload());
    isLike("message_deleted", told.get(2).payload());
  }

  @Test
  void mentions_reactions_links_and_home() {
    ana.mentions(room, "look");
    isLike("app_mention", told.getLast().payload());
    var said = ana.says(room, "see https://desk.example/INC-1");
    isLike("link_shared", told.getLast().payload());
    ana.reacts(said, "eyes", true);
    isLike("reaction_added", told.getLast().payload());
    ana.opensHome();
    isLike("app_home_opened", told.getLast().payload());
  }

  @Test
  void interactions() {
    var said = ana.says(room, "hello");
    ana.usesShortcut(said, "note");
    isLike("message_action", told.getLast().payload());
    var view = Json.object().put("type", "modal").put("callback_id", "x");
    view.set("title", Json.plain("A form"));
    view.putArray("blocks")
        .addObject()
        .put("type", "input")
        .put("block_id", "b")
        .set("label", Json.plain("What?"))
        .set("element", Json.object().put("type", "plain_text_input").put("action_id", "a"));
    team.views.opens(ana.account().user(), view);
    ana.submits(Map.of("What?", Entry.typed("this")));
    isLike("view_submission", told.getLast().payload());
    assertThat(told.getLast().payload().at("/view/state/values/b/a/value").asString())
        .isEqualTo("this");
  }

  private void isLike(String sample, JsonNode payload) {
    var known =
        samples.path(sample).valueStream().map(JsonNode::asString).collect(Collectors.toSet());
    known.addAll(ALSO);
    var strange = new TreeSet<String>();
    strangers("", payload, known, strange);
    assertThat(strange).as(payload.toString()).isEmpty();
  }

  private static void strangers(String at, JsonNode in, Set<String> known, Set<String> strange) {
    if (in.isArray()) {
      in.forEach(it -> strangers(at, it, known, strange));
      return;
    }
    in.properties()
        .forEach(it -> {
          var path = at + "/" + it.getKey();
          var deep = path.chars().filter(c -> c == '/').count() > 3;
          if (!deep && !known.contains(path)) {
            strange.add(path);
          }
          if (!LOOSE.contains(it.getKey())) {
            strangers(path, it.getValue(), known, strange);
          }
        });
  }

  private static JsonNode samples() {
    try (var file = PayloadShapesTest.class.getResourceAsStream("/slack/payloads/fields.json")) {
      var bytes = Objects.requireNonNull(file).readAllBytes();
      return Json.read(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException problem) {
      throw new java.io.UncheckedIOException(problem);
    }
  }
}
