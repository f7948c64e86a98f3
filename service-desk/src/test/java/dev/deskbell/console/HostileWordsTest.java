package dev.deskbell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Block;
import dev.deskbell.chat.Card;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Outgoing;
import dev.deskbell.chat.Place;
import dev.deskbell.chat.Text;
import dev.deskbell.chat.Tone;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostileWordsTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<!channel> <!here> @everyone @here",
        "\u202Etxt.exe\u202C and \u2066isolated\u2069",
        "NUL \u0000 in the middle",
        "half \uD83D a character",
        "👩‍👩‍👧‍👦 🇵🇹 e\u0301",
        "' ; drop table console_messages; --",
        "line\r\nline\ttab",
        "*bold* _it_ `code` ~s~ [t](javascript:alert(1)) ||x||",
        "${jndi:ldap://x} {{7*7}} %s %n"
      })
  void what_people_typed_stays_what_they_typed(String typed) {
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", typed));
    var stored = stage.seen("ravi", "general").getFirst();
    assertThat(stored.path("words").asString()).isEqualTo(Storable.words(typed));
    assertThat(stored.path("content").path("text").path(0).path("plain").asString())
        .isEqualTo(Storable.words(typed));
    stage.post("/api/as/ana/say", Stage.said("request-2", "general", "/desk " + typed));
    assertThat(stage.desk.heard)
        .singleElement()
        .isInstanceOfSatisfying(
            Incoming.Command.class, it -> assertThat(it.words()).isEqualTo(typed));
  }

  @Test
  void the_desk_can_show_whatever_it_was_told() {
    var hostile = "\u0000\uD83D<b>\u202E";
    var place = Place.channel("console", "example", "general");
    var card = Card.of(hostile, Tone.CALM, new Block.Paragraph(Text.of(hostile)));
    stage.platform.deliver(new Outgoing.Post("d1", place, card, Set.of()));
    assertThat(stage.seen("ana", "general").getFirst().path("content").path("title").asString())
        .isEqualTo("\uFFFD\uFFFD<b>\u202E");
  }

  @Test
  void too_much_is_refused_with_what_to_do() {
    var answer =
        stage.tryPost("/api/as/ana/say", Stage.said("request-1", "general", "x".repeat(100_000)));
    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("too long by 60000 characters", "attach it as a file");
    var far =
        stage.tryPost("/api/as/ana/say", Stage.said("request-1", "general", "x".repeat(900_000)));
    assertThat(far.statusCode()).isEqualTo(413);
    assertThat(far.body()).contains("too long");
  }

  @Test
  void long_words_are_kept_whole() {
    var words = "word ".repeat(7_000);
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", words));
    assertThat(stage.seen("ravi", "general").getFirst().path("words").asString()).isEqualTo(words);
  }

  @Test
  void nonsense_is_answered_with_a_sentence() {
    var press = Drawing.object().put("id", "request-1").put("room", "general");
    for (var call : new String[] {"", "|", "x".repeat(90)}) {
      var answer = stage.tryPost("/api/as/ana/press", press.put("call", call));
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(Stage.JSON.readTree(answer.body()).path("problem").asString()).isNotBlank();
    }
    var nameless = stage.tryPost("/api/as/ana/say", Stage.said("", "general", "/desk"));
    assertThat(nameless.statusCode()).isEqualTo(400);
    assertThat(
            stage.tryPost("/api/as/ana/say", Stage.said("request-1", "general", " ")).statusCode())
        .isEqualTo(422);
  }

  @Test
  void a_defect_of_the_desks_is_told_without_its_insides() {
    var answer =
        stage.tryPost("/api/as/ana/say", Stage.said("request-1", "general", "/desk break"));
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains("try again").doesNotContain("IllegalState");
  }
}
