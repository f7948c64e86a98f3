package dev.deskbell.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskbell.start.Program;
import dev.deskbell.testing.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What those see and do who keep the desk running. */
class OperatorsTest {
  private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  /** A machine that speaks Turkish, whose small letter of I is none, and is a day ahead. */
  private static final String FAR_AWAY =
      "-Duser.language=tr -Duser.country=TR -Duser.timezone=Pacific/Auckland";

  @TempDir private static Path folder;

  private static final String URL = TestDatabase.freshUrl();
  private static Program program;
  private static ConsoleClient desk;

  @BeforeAll
  static void starts() throws Exception {
    var settings =
        Map.of(
            "DATABASE_URL", URL, "DESKBELL_DATA", folder.toString(), "JAVA_TOOL_OPTIONS", FAR_AWAY);
    program = Program.start(settings).serves();
    desk = ConsoleClient.of(program);
  }

  @AfterAll
  static void stops() throws Exception {
    var log = program.output();
    desk.close();
    program.close();
    assertThat(log).doesNotContain(" ERROR ", "Exception");
  }

  @Test
  void what_is_stuck_shows_in_health_in_metrics_and_in_chat_until_it_is_mended() throws Exception {
    var health = management("/actuator/health");
    assertThat(health).contains("\"delivery\":{\"status\":\"UP\"}");
    assertThat(answer("ada", "delivery problems")).contains("Everybody is told everything");
    plant();
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(management("/actuator/health"))
                .contains("\"status\":\"STUCK\"", "given-up ticket.card"));
    assertThat(get(ports()[0], "/actuator/health").statusCode()).isEqualTo(200);
    assertThat(get(ports()[0], "/actuator/health").body()).isEqualTo("{\"status\":\"STUCK\"}");
    assertThat(management("/actuator/metrics/deskbell.delivery.stuck?tag=cause:given-up"))
        .contains("\"value\":1.0");
    var shown = desk.ask(says("ada", "delivery problems")).path("card");
    assertThat(shown.toString()).contains("were given up: the drawing failed");
    var mended = shown.path("actions").path(0).path("call").asString();
    assertThat(desk.ask(ConsoleClient.presses("ada", mended)).toString()).contains("goes on");
    assertThat(answer("ada", "delivery problems")).contains("Everybody is told everything");
    assertThat(answer("ana", "delivery problems")).contains("administrator");
  }

  private static void plant() {
    var db = Inspection.at(URL).db();
    db.sql(
            """
            insert into delivery (topic, subject, argument, destination, lane, urgency, manner,
                                  state, told_at, not_before, finished_at)
            values ('ticket.card', 'INC-9', '', 'person/1', 'person/1', 'USUAL', 'KEEP',
                    'DEAD', now(), now(), now())
            """)
        .update();
    db.sql(
            """
            insert into delivery_problem (cause, about, sentence, first_at, last_at)
            values ('GIVEN_UP', 'ticket.card',
                    'Messages of the kind ticket.card were given up: the drawing failed',
                    now(), now())
            """)
        .update();
  }

  @Test
  void an_administrator_makes_a_backup_from_chat_that_can_be_restored() throws Exception {
    desk.ask(says("ana", "incident declare \"The roof leaks\" impact:low urgency:low"));
    assertThat(answer("ana", "backup")).contains("administrator");
    assertThat(answer("ada", "restore")).contains("There is no backup yet");
    assertThat(answer("ada", "backup")).contains("I am at it");
    await()
        .atMost(PATIENCE)
        .untilAsserted(() ->
            assertThat(desk.sees("ada", "@ada", null).toString()).contains("The backup is done"));
    Path file;
    try (var files = Files.list(folder.resolve("backups"))) {
      file = files.toList().getFirst();
    }
    assertThat(desk.sees("ada", "@ada", null).toString()).contains(file.toString());
    assertThat(answer("ada", "restore")).contains("restore " + file);
    var elsewhere = TestDatabase.emptyUrl();
    var settings = Map.of("DATABASE_URL", elsewhere, "DESKBELL_DATA", folder.toString());
    try (var restore = Program.start(settings, "restore", file.toString())) {
      assertThat(restore.ends()).isZero();
    }
    var there = Inspection.at(elsewhere);
    there.chainsVerify();
    assertThat(there.db().sql("select title from ticket").query(String.class).list())
        .contains("The roof leaks");
  }

  private static ConsoleClient.Request says(String who, String words) {
    return ConsoleClient.says(who, "general", "/desk " + words);
  }

  private static String answer(String who, String words) throws IOException, InterruptedException {
    return desk.ask(says(who, words)).toString();
  }

  private static String management(String path) throws IOException, InterruptedException {
    return get(ports()[1], path).body();
  }

  private static int[] ports() throws IOException {
    return PORT.matcher(program.output())
        .results()
        .mapToInt(it -> Integer.parseInt(it.group(1)))
        .toArray();
  }

  private static HttpResponse<String> get(int port, String path)
      throws IOException, InterruptedException {
    try (var client = HttpClient.newHttpClient()) {
      var address = URI.create("http://localhost:" + port + path);
      return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
    }
  }
}
