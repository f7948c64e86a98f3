package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.proof.Inspection.Standing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Compares the cards that stand with what the desk would draw now. */
final class Eyes {
  /** Between them they are in every room and on every team. */
  private static final List<String> TEAMS = List.of("sam", "nora", "yuki");

  private final ConsoleClient desk;

  Eyes(ConsoleClient desk) {
    this.desk = desk;
  }

  /** Every card shows the state of its ticket. */
  void seeTheFinalState(List<Standing> cards) throws IOException, InterruptedException {
    for (var card : cards) {
      var room = card.at().room();
      var readers = room.startsWith("@") ? List.of(room.substring(1)) : TEAMS;
      var drawn = new ArrayList<JsonNode>();
      for (var reader : readers) {
        drawn.add(now(reader, card.ticket().ref()));
      }
      assertThat(drawn).as("%s", card).contains(standing(inside(readers, room), card));
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

  private JsonNode now(String reader, String ticket) throws IOException, InterruptedException {
    return plain(
        desk.ask(ConsoleClient.says(reader, "general", "/desk show " + ticket)).path("card"));
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
