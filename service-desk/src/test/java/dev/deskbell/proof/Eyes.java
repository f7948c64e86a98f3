package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.proof.Inspection.Standing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the cards that stand with what the desk would draw now. */
final class Eyes {
  /** Whoever asked for a ticket, another of them is on its team; all of them have one zone. */
  private static final List<String> TEAMS = List.of("sam", "tom", "nora", "ben", "yuki");

  private final ConsoleClient desk;

  Eyes(ConsoleClient desk) {
    this.desk = desk;
  }

  /** Every card shows the state of its ticket. */
  void seeTheFinalState(List<Standing> cards) throws IOException, InterruptedException {
    for (var card : cards) {
      var room = card.at().room();
      var readers = room.startsWith("@") ? List.of(room.substring(1)) : TEAMS;
      var standing = standing(inside(readers, room), card);
      var drawn = new ArrayList<JsonNode>();
      for (var reader : readers) {
        if (!drawn.contains(standing)) {
          drawn.add(now(reader, card.ticket().ref()));
        }
      }
      assertThat(drawn).as("%s", card).contains(standing);
    }
  }

  private String inside(List<String> readers, String room)
      throws IOException, InterruptedException {
    for (var reader : readers) {
      var rooms = desk.get("/api/as/" + reader).path("rooms").valueStream();
      if (rooms.anyMatch(it -> it.path("id").asString().equals(room))) {
        return reader;
      }
    }
    throw new AssertionError("none of " + readers + " sees " + room);
  }

  private JsonNode standing(String reader, Standing card) throws IOException, InterruptedException {
    var thread = desk.get(path(reader, card));
    return plain(thread.path("root").path("content"));
  }

  private static String path(String reader, Standing card) {
    var room = card.at().room().replace("@", "%40");
    return "/api/as/" + reader + "/rooms/" + room + "/" + card.at().thread();
  }

  /** As often as the desk lets one person ask. */
  private JsonNode now(String reader, String ticket) {
    var request = ConsoleClient.says(reader, "general", "/desk show " + ticket);
    return await()
        .pollInterval(Duration.ofMillis(600))
        .pollDelay(Duration.ZERO)
        .atMost(Duration.ofMinutes(2))
        .until(() -> plain(desk.ask(request).path("card")), it -> isOf(ticket, it));
  }

  private static boolean isOf(String ticket, JsonNode card) {
    return card.path("title").asString().startsWith(ticket + " ");
  }

  /** Without the note that names the thread's audience and the button of the whisper. */
  private static JsonNode plain(JsonNode card) {
    var same = ConsoleClient.JSON.createObjectNode();
    same.set("title", card.path("title"));
    same.set("tone", card.path("tone"));
    fill(same, "blocks", card, it -> !it.path("kind").asString().equals("note"));
    fill(same, "actions", card, it -> !it.path("label").asString("").equals("Timeline"));
    return same;
  }

  private static void fill(
      ObjectNode into, String name, JsonNode card, java.util.function.Predicate<JsonNode> kept) {
    Stream<JsonNode> all = card.path(name).valueStream();
    var array = into.putArray(name);
    all.filter(kept).forEach(array::add);
  }
}
