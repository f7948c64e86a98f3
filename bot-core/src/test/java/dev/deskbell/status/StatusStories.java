package dev.deskbell.status;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.testing.Desk;
import dev.deskbell.testing.theatre.CoreDesk;
import dev.deskbell.testing.theatre.Lasting;
import dev.deskbell.web.Endpoint;
import dev.deskbell.web.Request;
import dev.deskbell.web.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What stories of the status page are told with; Mia is manager, Yuki manages the checkout. */
abstract class StatusStories {
  static final CoreDesk desk = new CoreDesk();

  @RegisterExtension static final Lasting LASTS = new Lasting(desk);

  /** Each story begins with an empty page. */
  @AfterEach
  void nothing_stays_on_the_page() {
    desk.get(Notices.class)
        .since(Instant.EPOCH)
        .forEach(it -> desk.as("mia").types("status withdraw " + it.id()));
  }

  static Response get(String path, Map<String, String> headers) {
    var lists = new HashMap<String, List<String>>();
    headers.forEach((name, value) -> lists.put(name, List.of(value)));
    var mounted = desk.get(StatusConfiguration.class);
    var page = desk.get(PublishedPage.class);
    // On a busy machine a reader may get what was true a moment ago rather than wait.
    mounted.statusForPrograms(page).handler().answer(asking(lists));
    await().until(page::isFresh);
    return Stream.of(
            mounted.statusPage(page), mounted.statusFeed(page), mounted.statusForPrograms(page))
        .filter(it -> it.path().equals(path))
        .map(Endpoint::handler)
        .findFirst()
        .orElseThrow()
        .answer(asking(lists));
  }

  static Request asking(Map<String, List<String>> headers) {
    return new Request(Map.of(), Map.of(), headers, new byte[0]);
  }

  static String page() {
    return new String(get("/status", Map.of()).body(), UTF_8);
  }

  static JsonNode json() {
    return new JsonMapper().readTree(get("/status.json", Map.of()).body());
  }

  static String feed() {
    return new String(get("/status/feed.atom", Map.of()).body(), UTF_8);
  }

  static String now(String component) {
    for (var it : json().path("components")) {
      if (it.path("name").asString().equals(component)) {
        return it.path("status").asString();
      }
    }
    throw new AssertionError("no component " + component);
  }

  /** The number of the notice that was just published. */
  static String published(Desk.Answered preview) {
    var said = preview.presses("Publish").text();
    var number = Pattern.compile("as notice (\\d+)").matcher(said);
    assertThat(number.find()).as(said).isTrue();
    return number.group(1);
  }

  static Desk.Answered drafted(String title, String more) {
    return desk.as("mia")
        .types(
            "status publish "
                + title
                + " effect:partial-outage message:\"Some cards are declined.\" "
                + more);
  }
}
