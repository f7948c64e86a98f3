package dev.deskbell.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.chat.Answer;
import dev.deskbell.chat.Incoming;
import dev.deskbell.chat.Origin.Audience;
import dev.deskbell.chat.Posting;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TalkTest {
  private final Stage stage = new Stage();

  @AfterEach
  void close() {
    stage.close();
  }

  @Test
  void plain_words_in_a_room_are_just_a_message() {
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", "good morning"));
    assertThat(words("ravi", "general")).containsExactly("good morning");
    assertThat(stage.desk.heard).isEmpty();
  }

  @Test
  void words_to_the_desk_are_a_command_and_only_a_mention_is_seen() {
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", "/desk help  me"));
    stage.post("/api/as/ana/say", Stage.said("request-2", "general", "@desk mine"));
    stage.post("/api/as/ana/say", Stage.said("request-3", "general", "/desk"));
    assertThat(heard(Incoming.Command.class))
        .extracting(Incoming.Command::words)
        .containsExactly("help  me", "mine", "");
    assertThat(words("ravi", "general")).containsExactly("@desk mine");
  }

  @Test
  void words_to_the_desk_alone_are_a_command() {
    var reply = stage.post("/api/as/ana/say", Stage.said("request-1", "@ana", "my laptop is slow"));
    assertThat(reply.path("reply").asString()).isEqualTo("whisper");
    var command = heard(Incoming.Command.class).getFirst();
    assertThat(command.words()).isEqualTo("my laptop is slow");
    assertThat(command.origin().audience()).isEqualTo(Audience.DIRECT);
    assertThat(words("ana", "@ana")).containsExactly("my laptop is slow");
  }

  @Test
  void a_mention_brings_its_account_and_calls_its_person() {
    var words = "/desk incident ack INC-1 to:@ravi, not @nobody or x@mona";
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", words));
    assertThat(heard(Incoming.Command.class).getFirst().accounts())
        .isEqualTo(Map.of("@ravi", Workspace.account("ravi")));
    stage.post("/api/as/ana/say", Stage.said("request-2", "general", "see @ravi."));
    assertThat(stage.seen("ravi", "general").getFirst().path("calls").asBoolean()).isTrue();
    assertThat(stage.seen("mona", "general").getFirst().path("calls").asBoolean()).isFalse();
  }

  @Test
  void a_message_in_a_thread_is_heard_with_its_edits_files_and_removal() {
    var root = root();
    var file =
        stage
            .attach("ana", "error.log", "oops".getBytes(StandardCharsets.UTF_8))
            .path("id")
            .asString();
    var said = Stage.said("request-1", "general", "it says").put("thread", root);
    said.putArray("files").add(file);
    stage.post("/api/as/ana/say", said);
    var heard = heard(Incoming.Said.class).getFirst().message();
    assertThat(heard.words()).isEqualTo("it says");
    assertThat(heard.files())
        .singleElement()
        .satisfies(it -> assertThat(it.name()).isEqualTo("error.log"));
    var fetched = stage.platform.fetch(heard.files().getFirst());
    assertThat(Objects.requireNonNull(fetched).bytes())
        .isEqualTo("oops".getBytes(StandardCharsets.UTF_8));

    var message = "/api/as/ana/messages/" + heard.posting().message();
    stage.post(message + "/edit", Drawing.object().put("id", "request-2").put("words", "it said"));
    stage.post(message + "/remove", Drawing.object().put("id", "request-3"));
    stage.post(message + "/remove", Drawing.object().put("id", "request-3"));
    assertThat(heard(Incoming.Edited.class).getFirst().message().words()).isEqualTo("it said");
    assertThat(heard(Incoming.Removed.class))
        .extracting(it -> it.origin().delivery())
        .containsExactly("ana-request-3", "ana-request-3");
  }

  @Test
  void a_press_carries_its_call_choices_and_card() {
    var root = root();
    var press = Drawing.object().put("id", "request-1").put("call", "incident.team|INC-1");
    press.put("message", root).putArray("choices").add("high");
    stage.post("/api/as/ravi/press", press);
    var heard = heard(Incoming.Press.class).getFirst();
    assertThat(heard.call().about()).isEqualTo("INC-1");
    assertThat(heard.choices()).containsExactly("high");
    assertThat(heard.posting())
        .isEqualTo(new Posting(Workspace.place("general", null), Long.toString(root)));
    assertThat(heard.origin().by().account()).isEqualTo(Workspace.account("ravi"));
  }

  @Test
  void a_form_comes_back_filled_in() {
    var file = stage.attach("ana", "quote.pdf", new byte[5]).path("id").asString();
    var submit = Drawing.object().put("id", "request-1").put("call", "request.laptop|");
    submit.put("room", "general");
    var answers = submit.putObject("answers");
    answers.putObject("why").put("words", "for work");
    answers.putObject("model").putArray("picked").add("air");
    answers.putObject("boss").put("someone", "mona");
    answers.putObject("when").put("at", "2026-07-01T09:30").put("zone", "Europe/Lisbon");
    answers.putObject("quote").putArray("files").add(file);
    stage.post("/api/as/ana/submit", submit);
    var heard = heard(Incoming.Submission.class).getFirst().answers();
    assertThat(heard)
        .containsEntry("why", new Answer.Words("for work"))
        .containsEntry("model", new Answer.Picked(List.of("air")))
        .containsEntry("boss", new Answer.Someone(Workspace.account("mona")))
        .containsEntry("when", new Answer.At(Instant.parse("2026-07-01T08:30:00Z")));
    assertThat(heard.get("quote"))
        .isInstanceOfSatisfying(
            Answer.Attached.class,
            it -> assertThat(it.files().getFirst().name()).isEqualTo("quote.pdf"));
  }

  @Test
  void problems_come_back_by_field() {
    var submit = Drawing.object().put("id", "request-1").put("call", "request.laptop|");
    submit.put("room", "general").putObject("answers").putObject("why").put("words", "hm");
    var reply = stage.post("/api/as/ana/submit", submit);
    assertThat(reply.path("reply").asString()).isEqualTo("amend");
    assertThat(reply.path("problems").path("why").asString()).startsWith("Say a little more");
    assertThat(reply.path("form").path("fields").path(0).path("value").asString()).isEqualTo("hm");
  }

  @Test
  void a_shortcut_brings_the_message() {
    stage.post("/api/as/ana/say", Stage.said("request-1", "general", "the printer is on fire"));
    var id = stage.seen("ana", "general").getFirst().path("id").asLong();
    var shortcut = Drawing.object().put("id", "request-2").put("call", "incident.declare|");
    stage.post("/api/as/ravi/shortcut", shortcut.put("message", id));
    var heard = heard(Incoming.Shortcut.class).getFirst();
    assertThat(heard.message().words()).isEqualTo("the printer is on fire");
    assertThat(heard.message().by()).isEqualTo(Workspace.account("ana"));
  }

  @Test
  void a_repeated_request_has_the_same_key_and_writes_once() {
    var said = Stage.said("request-1", "general", "@desk incident declare Checkout is down");
    stage.post("/api/as/ana/say", said);
    stage.post("/api/as/ana/say", said);
    assertThat(heard(Incoming.Command.class))
        .extracting(it -> it.origin().delivery())
        .containsExactly("ana-request-1", "ana-request-1");
    assertThat(stage.seen("ravi", "general")).hasSize(2);
  }

  @Test
  void reactions_are_counted_once_per_person() {
    var root = root();
    var path = "/messages/" + root + "/react";
    for (var who : List.of("ana", "ana", "ravi")) {
      stage.post(
          "/api/as/" + who + path,
          Drawing.object().put("id", "request-" + who).put("emoji", "eyes").put("set", true));
    }
    var reaction = stage.seen("mona", "general").getFirst().path("reactions").path(0);
    assertThat(reaction.path("count").asInt()).isEqualTo(2);
    assertThat(reaction.path("mine").asBoolean()).isFalse();
    assertThat(heard(Incoming.Reaction.class)).hasSize(3);
  }

  @Test
  void suggestions_lead_from_phrase_to_parameter_to_value() {
    assertThat(suggested("/d")).contains("/desk incident declare ", "/desk help ");
    assertThat(suggested("/desk inc"))
        .containsExactly("/desk incident declare ", "/desk incident ack ");
    assertThat(suggested("/desk incident declare Down im"))
        .containsExactly("/desk incident declare Down impact:");
    assertThat(suggested("/desk incident declare Down impact:h"))
        .containsExactly("/desk incident declare Down impact:high ");
    assertThat(suggested("/desk incident declare Down service:v"))
        .containsExactly("/desk incident declare Down service:vpn ");
    assertThat(suggested("/desk incident declare Down to:ra"))
        .containsExactly("/desk incident declare Down to:@ravi ");
    assertThat(suggested("/desk incident ack che")).containsExactly("/desk incident ack checkout ");
    assertThat(suggested("see @mo")).containsExactly("see @mona ");
    assertThat(suggested("good morning")).isEmpty();
  }

  private List<String> suggested(String typed) {
    var body = Drawing.object().put("id", "request-s").put("room", "general").put("typed", typed);
    return stage
        .post("/api/as/ana/suggest", body)
        .valueStream()
        .map(it -> it.path("whole").asString())
        .toList();
  }

  /** A message of the desk's with something to press. */
  private long root() {
    stage.post(
        "/api/as/ana/say", Stage.said("request-0", "general", "/desk incident declare Down"));
    return stage.seen("ana", "general").getFirst().path("id").asLong();
  }

  private List<String> words(String who, String room) {
    return stage.seen(who, room).stream().map(it -> it.path("words").asString()).toList();
  }

  private <T extends Incoming> List<T> heard(Class<T> kind) {
    return stage.desk.heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
