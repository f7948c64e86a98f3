package dev.deskbell.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Saying;
import dev.deskbell.chat.Text;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class StreamTest {
  private static final Place GENERAL = Place.channel("console", "example", "general");
  private Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  /** A page that listens. */
  private final class Listener {
    final List<JsonNode> states = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    volatile String last = "";

    Listener(String who, String after) {
      var request = stage.request("/api/as/" + who + "/stream");
      if (!after.isEmpty()) {
        request.header("Last-Event-ID", after);
      }
      HttpRequest built = request.build();
      var _ =
          HttpClient.newHttpClient()
              .sendAsync(built, BodyHandlers.ofLines())
              .thenAccept(it -> it.body().forEach(this::hear));
    }

    private void hear(String line) {
      if (line.startsWith("id: ")) {
        last = line.substring(4);
      } else if (line.startsWith("event: ")) {
        events.add(line.substring(7));
      } else if (line.startsWith("data: ")) {
        states.add(Stage.JSON.readTree(line.substring(6)));
      }
    }

    List<String> words() {
      return states.stream()
          .map(it -> it.path("content").path("text").path(0).path("plain").asString(""))
          .filter(it -> !it.isEmpty())
          .toList();
    }
  }

  @Test
  void those_who_may_see_it_hear_it_and_nobody_else() {
    var ravi = new Listener("ravi", "0");
    var ana = new Listener("ana", "0");
    say("d1", Place.channel("console", "example", "network"), "inside");
    say("d2", GENERAL, "for all");
    await().until(() -> ravi.words().containsAll(List.of("inside", "for all")));
    await().until(() -> ana.words().contains("for all"));
    assertThat(ana.words()).doesNotContain("inside");
  }

  @Test
  void who_has_no_news_hears_that_somebody_is_there() {
    var ana = new Listener("ana", "");
    await().atMost(Duration.ofSeconds(45)).until(() -> ana.events.contains("here"));
  }

  @Test
  void a_page_that_was_away_misses_nothing_even_after_a_restart() {
    var first = new Listener("ana", "0");
    say("d1", GENERAL, "one");
    await().until(() -> first.words().contains("one"));
    stage.close();
    stage = new Stage(stage.database, new ScriptedDesk(), 0);
    IntStream.range(0, 250).forEach(it -> say("e" + it, GENERAL, "while away " + it));
    var again = new Listener("ana", first.last);
    await().until(() -> again.words().contains("while away 249"));
    assertThat(again.words())
        .containsExactlyElementsOf(
            IntStream.range(0, 250).mapToObj(it -> "while away " + it).toList());
  }

  @Test
  void edits_removals_and_rooms_are_heard() {
    var ana = new Listener("ana", "0");
    stage.post("/api/as/ravi/say", Stage.said("request-1", "general", "frist"));
    var path =
        "/api/as/ravi/messages/" + stage.seen("ravi", "general").getFirst().path("id").asString();
    stage.post(path + "/edit", Drawing.object().put("id", "request-2").put("words", "first"));
    await().until(() -> ana.words().contains("first"));
    stage.post(path + "/remove", Drawing.object().put("id", "request-3"));
    await().until(() -> ana.states.stream().anyMatch(it -> it.path("removed").asBoolean(false)));
    stage.platform.deliver(new Outgoing.Topic("d1", GENERAL, "news"));
    await()
        .until(
            () -> ana.states.stream().anyMatch(it -> it.path("topic").asString("").equals("news")));
  }

  @Test
  void many_writers_at_once_are_all_heard_in_order() {
    var ana = new Listener("ana", "0");
    IntStream.range(0, 80).parallel().forEach(it -> say("p" + it, GENERAL, "word " + it));
    await().until(() -> ana.words().size() == 80);
    var changes =
        ana.states.stream().map(it -> it.path("change").asLong(0)).filter(it -> it > 0).toList();
    assertThat(changes).isSorted();
  }

  private void say(String deed, Place place, String words) {
    stage.platform.deliver(new Outgoing.Post(deed, place, new Saying(Text.of(words)), Set.of()));
  }
}
